import type { Migration } from '../ports.ts'
import { office } from './0001-office.ts'
import { register } from './0002-register.ts'

/** Every step of the schema in order; appended to, never changed. */
export const migrations: readonly Migration[] = [office, register]
