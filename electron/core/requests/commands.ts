export { recountDue, timedBetween } from './due-days.ts'
export { amendPast, rateLater, recordPast } from './past.ts'
export { recordRequest } from './recording.ts'
