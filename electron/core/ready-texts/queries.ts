export { longDay, officeWords, whoOf, wordsOf } from './words.ts'
