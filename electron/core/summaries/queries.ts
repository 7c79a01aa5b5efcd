export { factsOf } from './facts.ts'
export { periodOf, summaryOf } from './figures.ts'
export { Names } from './names.ts'
