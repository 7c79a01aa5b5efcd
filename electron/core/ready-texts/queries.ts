export { longDay, officeWords, wordsOf } from './words.ts'
