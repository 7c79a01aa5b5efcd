import { demo } from './demo.ts'
import { desk } from './desk.ts'
import { employers } from './employers.ts'
import { history } from './history.ts'
import { holders } from './holders.ts'
import { reference } from './reference.ts'

/** Everything that may be asked of the desk, a feature a key. */
export const contract = { desk, demo, employers, history, holders, reference }
export type Contract = typeof contract
