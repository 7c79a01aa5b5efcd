export { linesOf } from './list.ts'
