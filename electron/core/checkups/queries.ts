export { correctionsPlan } from './corrections.ts'
