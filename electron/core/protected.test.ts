import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, residentNumber, type RegisterDesk } from '../../tests/fixtures/register-desk.ts'
import { ledgerRows } from './exports/ledger.ts'
import { maskContact, maskLongNumbers, maskNumbers, shows, unmasked } from './protected.ts'

const NUMBER = residentNumber('1980-05-06', 13)
const CHILD_NUMBER = residentNumber('2015-06-01', 27)
const PHONE = '12712340021'
const SECRETS = [NUMBER, CHILD_NUMBER, PHONE, '19800506', '20150601', '2015-06-01', '林小明', '小明']

let desk: RegisterDesk
let id: number
beforeAll(() => {
  desk = openRegister()
  const identity = { kind: 'resident-id', number: CHILD_NUMBER } as const
  const registered = desk.holders.register({
    fields: { name: '林立', phone: PHONE },
    identities: [{ kind: 'resident-id', number: NUMBER }],
    relatives: [{ relation: 'child', name: '林小明', sex: 'male', bornOn: '2015-06-01', identity, note: null }],
  })
  id = registered.id
  desk.holders.correct({ id, seen: registered.seq, changes: { phone: '12712340022' } })
  desk.holders.reveal({ id, what: { kind: 'phone' }, reason: '核对' })
})
afterAll(() => desk.close())

describe('protected values', () => {
  it('are masked in every read of the register and of the past when they were entered, changed and revealed', () => {
    const reads = [
      desk.holders.get({ id }),
      desk.holders.find({ query: NUMBER }),
      desk.holders.list({}),
      desk.holders.duplicates({ identity: { kind: 'resident-id', number: NUMBER } }),
      desk.history.of({ table: 'holder', id }),
      desk.history.recent({}),
    ]
    for (const answer of reads) {
      const said = JSON.stringify(answer)
      expect(said).toContain('林立')
      for (const secret of SECRETS) expect(said).not.toContain(secret)
    }
  })

  it('show nothing of a relative but the sign the name begins with when the timeline tells of one', () => {
    const changes = desk.history.of({ table: 'holder', id }).entries.flatMap((entry) => entry.changes)
    const relative = changes.find(({ table }) => table === 'relative')
    const after = Object.fromEntries(relative?.cells.map((cell) => [cell.column, cell.after]) ?? [])
    expect(after).toMatchObject({
      name: '林*',
      bornOn: null,
      identityNumber: expect.stringMatching(/^5009\*{10}027.$/),
    })
  })
})

describe('free text', () => {
  const long = `户口簿 ${CHILD_NUMBER}，电话 ${PHONE}`

  it('shows no whole number of a person when requests are listed, read, told of and carried away', () => {
    const fields = { subject: 'holder', holderId: id, content: long, itemId: 4122 } as const
    const request = desk.requests.recordResolved({ fields, result: 'solved', outcome: long })
    const call = () => ({ ...desk, db: desk.store.reader, history: desk.store.history, now: desk.clock.at })
    const order = { from: '2026-01-01', to: '2026-12-31', format: 'json', language: 'zh-CN' } as const
    const answers = [
      desk.requests.list({}),
      desk.requests.get({ id: request.id }),
      desk.history.of({ table: 'request', id: request.id }),
      [...ledgerRows(call, order)],
    ]
    for (const answer of answers) {
      const said = JSON.stringify(answer)
      expect(said).toContain('户口簿 5009')
      for (const secret of [CHILD_NUMBER, PHONE]) expect(said).not.toContain(secret)
    }
  })

  it('keeps the numbers behind its masks when only the words around them are typed anew', () => {
    const { id: fieldId } = desk.ownFields.add({ name: '备查' })
    const fill = (value: string) => {
      const { seq: seen } = desk.holders.get({ id })
      return desk.ownFields.fill({ holderId: id, seen, values: [{ fieldId, value }] })
    }
    const stored = () => desk.store.reader.get('SELECT value FROM own_value WHERE own_field_id = ?', [fieldId])
    fill(`旧号 ${NUMBER}，新号 ${CHILD_NUMBER}`)
    const shown = desk.ownFields.of({ holderId: id }).values.find((one) => one.fieldId === fieldId)?.value ?? ''
    fill(`${shown.replace('旧号', '原号')}（已核）`)
    expect(stored()).toEqual({ value: `原号 ${NUMBER}，新号 ${CHILD_NUMBER}（已核）` })
    expect(refusalOf(() => fill('5009**********0000'))?.code).toBe('text/number-masked')
  })

  it('is found by what is shown of it alone when requests and ledgers are searched', () => {
    const found = (text: string) => desk.requests.list({ filter: { text } }).total
    expect(found('户口簿 5009')).toBeGreaterThan(0)
    expect(found('电话 127')).toBeGreaterThan(0)
    for (const hidden of [CHILD_NUMBER, CHILD_NUMBER.slice(0, 6), PHONE, '12712', PHONE.slice(3, 7)]) {
      expect(found(hidden)).toBe(0)
    }
    const { ids } = desk.specialLedgers.adopt({ codes: ['courses'] })
    const [ledger] = desk.specialLedgers.list({}).ledgers.filter((one) => ids.includes(one.id))
    const columnId = ledger?.columns.find(({ kind }) => kind === 'text')?.id ?? 0
    const fields = { employerId: null, toOn: null, quantity: 1, amountFen: null, attended: null, onDay: '2026-02-01' }
    const values = [{ columnId, value: long }]
    desk.specialLedgers.enter({ ledgerId: ledger?.id ?? 0, fields: { ...fields, holderId: id, note: null, values } })
    const rows = (text: string) => desk.specialLedgers.rows({ text }).total
    expect([rows('户口簿 5009'), rows(CHILD_NUMBER.slice(0, 6))]).toEqual([1, 0])
  })

  it('is not read for a search when there is no number in the text that is masked', () => {
    const fields = { subject: 'holder', holderId: id, itemId: 4122 } as const
    const ids = ['转学 37 件', `电话 ${PHONE}，37 份`, '手机 12737840021'].map(
      (content) => desk.requests.record({ fields: { ...fields, content } }).id,
    )
    const { reader } = desk.store
    const read: unknown[] = []
    const all: typeof reader.all = (sql, params) => {
      const rows = reader.all<never>(sql, params)
      read.push(...rows)
      return rows
    }
    const { sql, params } = shows({ ...reader, all }, { table: 'request', column: 'content' }, '37')
    expect(read).toHaveLength(2)
    const found = reader.all<{ id: number }>(`SELECT id FROM request WHERE ${sql} ORDER BY id`, params)
    expect(found.map((row) => row.id)).toEqual(ids.slice(0, 2))
  })

  it('is masked in notes of people and in visits, and kept when it comes back as shown', () => {
    const person = desk.holders.register({
      fields: { name: '田立', note: long },
      relatives: [{ relation: 'spouse', name: '冉和', sex: null, bornOn: null, identity: null, note: long }],
    })
    const holder = () => desk.holders.get({ id: person.id })
    const shown = `户口簿 5009**********027${CHILD_NUMBER.slice(-1)}，电话 ${PHONE}`
    expect([holder().note, holder().relatives[0]?.note]).toEqual([shown, shown])
    const target = () => ({ id: person.id, seen: holder().seq })
    desk.holders.correct({ ...target(), changes: { note: `${shown}（已核）` } })
    const relativeId = holder().relatives[0]?.id ?? 0
    desk.holders.saveRelative({ ...target(), relativeId, changes: { note: `${shown}（已核）` } })
    const fields = { holderId: person.id, employerId: null, staffId: null, visitors: null }
    const visit = desk.visits.plan({ fields: { ...fields, plannedOn: '2026-02-01', purpose: long } })
    const planned = desk.visits.get({ id: visit.id })
    expect(planned.purpose).toBe(shown)
    desk.visits.correct({ id: visit.id, seen: planned.seq, changes: { purpose: `${shown}（已核）` } })
    const { seq: seen } = desk.visits.get({ id: visit.id })
    desk.visits.record({ id: visit.id, seen, visitedOn: '2026-02-01', visitors: null, findings: long })
    const kept = ['holder.note', 'relative.note', 'visit.purpose'].map((cell) => {
      const [table, column] = cell.split('.')
      return desk.store.reader.get(`SELECT ${column} AS text FROM ${table} ORDER BY id DESC LIMIT 1`)
    })
    expect(kept).toEqual(kept.map(() => ({ text: `${long}（已核）` })))
    const told = JSON.stringify([desk.history.recent({}), desk.visits.list({})])
    expect(told).toContain('户口簿 5009')
    expect(told).not.toContain(CHILD_NUMBER)
    expect(refusalOf(() => desk.holders.correct({ ...target(), changes: { note: '5009**********0000' } }))?.code).toBe(
      'text/number-masked',
    )
  })

  it('is masked in what is said of cards and in reasons, and in every text of the timeline', () => {
    const dates = { issuedOn: '2026-01-10', validFromOn: null, validToOn: null }
    const { id: cardId } = desk.cards.enter({
      holderId: id,
      levelId: 2015,
      number: '500101202600012',
      ...dates,
      note: long,
    })
    const target = () => ({ id: cardId, seen: desk.cards.get({ id: cardId }).seq })
    desk.cards.suspend({ ...target(), ground: long, approval: { decidedBy: '李主任', document: null } })
    const { note } = desk.cards.get({ id: cardId })
    desk.cards.correct({ ...target(), ground: '补记', changes: { note: `${note}（已核）` } })
    expect(desk.store.reader.get('SELECT note FROM card WHERE id = ?', [cardId])).toEqual({ note: `${long}（已核）` })
    const fields = { subject: 'holder', holderId: id, content: '停车', itemId: 4122 } as const
    const request = desk.requests.record({ fields, accept: true, departmentIds: [5002] })
    desk.papers.issue({ kind: 'coordination', ownerIds: [request.id] })
    const [paper] = desk.papers.list({ owner: 'request', ownerId: request.id }).papers
    desk.papers.void({ id: paper?.id ?? 0, seen: paper?.seq ?? 0, reason: long })
    const doubled = desk.holders.register({ fields: { name: '田二' } })
    desk.holders.void({ id: doubled.id, seen: doubled.seq, reason: long })
    const { schemes } = desk.schemes.list({})
    const schemeId = schemes.find(({ issuer }) => issuer === 'district')?.id ?? 0
    desk.cards.openBatch({ schemeId, name: '三月批次', note: long })
    const [from = 0, to = 0] = ['陈立', '周敏'].map(
      (name) => desk.staff.add({ fields: { name, kind: 'specialist' } }).id,
    )
    const handed = { fromStaffId: from, toStaffId: to, onDay: '2026-03-02', supervisor: null }
    const handover = desk.handovers.transfer({ ...handed, papers: long, note: long })
    const reads = [
      desk.cards.batches({}),
      desk.handovers.list({}),
      desk.handovers.get({ id: handover.id }),
      desk.cards.get({ id: cardId }),
      desk.cards.of({ holderId: id }),
      desk.papers.list({ owner: 'request', ownerId: request.id }),
      desk.holders.get({ id: doubled.id }),
      desk.history.recent({}),
    ]
    for (const said of reads.map((read) => JSON.stringify(read))) {
      expect(said).toContain('户口簿 5009')
      expect(said).not.toContain(CHILD_NUMBER)
    }
    expect(JSON.stringify(desk.history.recent({}))).toContain('500101202600012')
  })

  it('is masked in the columns and the note of a special ledger, and kept when it comes back as shown', () => {
    const { ids } = desk.specialLedgers.adopt({ codes: ['loans'] })
    const [ledger] = desk.specialLedgers.list({}).ledgers.filter((one) => ids.includes(one.id))
    const columnId = ledger?.columns.find(({ kind }) => kind === 'text')?.id ?? 0
    const fields = { employerId: null, toOn: null, quantity: 1, amountFen: null, attended: null, onDay: '2026-02-01' }
    const typed = { ...fields, holderId: id, note: long, values: [{ columnId, value: CHILD_NUMBER }] }
    const row = desk.specialLedgers.enter({ ledgerId: ledger?.id ?? 0, fields: typed })
    const [shown] = desk.specialLedgers.rows({ holderId: id }).rows
    expect(JSON.stringify(shown)).not.toContain(CHILD_NUMBER)
    const { note, values } = shown ?? typed
    desk.specialLedgers.correctRow({ id: row.id, seen: row.seq, fields: { ...typed, quantity: 2, note, values } })
    expect(desk.store.reader.get('SELECT note FROM ledger_row WHERE id = ?', [row.id])).toEqual({ note: long })
    expect(desk.store.reader.get('SELECT value FROM ledger_cell WHERE ledger_row_id = ?', [row.id])).toEqual({
      value: CHILD_NUMBER,
    })
  })
})

describe('a telephone number in a text', () => {
  it.each([
    ['电话 8613800000021。', '电话 861******0021。'],
    ['电话 +8613800000021', '电话 +861******0021'],
    ['电话 +86 13800000021', '电话 +86 138****0021'],
    ['电话 008613800000021', '电话 008********0021'],
    ['电话 138 0000 0021、138-0000-0021', '电话 138****0021、138****0021'],
    ['座机 023-60000021', '座机 023****0021'],
    ['座机 02360000021', '座机 023****0021'],
    ['座机(023)60000021', '座机023****0021'],
    ['座机（023） 6000 0021', '座机023****0021'],
    ['座机 023 6000 0021', '座机 023****0021'],
    ['座机 023—6000-0021 转 8001', '座机 023****0021 转 8001'],
    ['座机 023-60000021-8001', '座机 023****0021-8001'],
    ['座机 +86-23-60000021', '座机 +862*****0021'],
    ['座机 0797-8000021', '座机 079****0021'],
    ['座机(0797)8000021', '座机079****0021'],
    ['座机 0797-800 0021', '座机 079****0021'],
  ])('is masked however it is written: %s', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked)
    expect(unmasked(masked, text)).toBe(text)
    expect(maskLongNumbers(text)).toBe(text)
    expect(maskContact(text)).not.toMatch(/0000|000021|8000021/)
    const request = desk.requests.record({ fields: { subject: 'holder', holderId: id, itemId: 4122, content: text } })
    const { sql, params } = shows(desk.store.reader, { table: 'request', column: 'content' }, '0000')
    expect(desk.store.reader.all(`SELECT id FROM request WHERE id = ? AND ${sql}`, [request.id, ...params])).toEqual([])
  })

  it.each([
    '2021-05-20 至 2023-06-30，2021 年 20210520',
    '统一社会信用代码 91500999MA5U0236X1',
    '编号 秀英办-2021-0236、XS2021-0236-20230415、CQA-XS-2020-0001',
    '金额 1380000元、2,360,000.00 元、0.2360000021 万元',
    '渝人社发〔2020〕53号，0512 20210520，时间 08:30-17:30',
    '12333、12345-2，第 023 号',
  ])('is not seen in %s', (text) => {
    expect(maskNumbers(text)).toBe(text)
  })

  it('is found by none of its hidden signs', () => {
    const content = '座机 023 6735 9921，另附'
    desk.requests.record({ fields: { subject: 'holder', holderId: id, itemId: 4122, content } })
    const found = (text: string) => desk.requests.list({ filter: { text } }).total
    expect([found('6735'), found('9921，另附')]).toEqual([0, 1])
  })
})
