import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, type RegisterDesk } from '#tests/fixtures/register-desk.ts'
import { officeSeeds } from '#seeds/reference/office-seeds.ts'

it('x', () => {})
