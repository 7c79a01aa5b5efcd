import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterAll(() => desk.close())

const NUMBER = residentNumber('1980-05-17', 2)
const read = (text: string) => desk.messages.read({ text })

describe('a pasted message', () => {
  it('fills the form when its lines have labels', () => {
    const text = `1.姓名：林 若衡\n2.性别：女\n3.身份证号：'${NUMBER}\n4.工作单位：县人民医院\n5.职务：科主任，职称：主任医师\n6.联系电话：+86 138 0000 1111\n7.特长：书法。拟于下月报到`
    expect(read(text)).toEqual({
      fields: {
        name: '林若衡',
        sex: 'female',
        phone: '13800001111',
        title: '主任医师',
        note: '拟于下月报到；特长：书法',
      },
      identity: { kind: 'resident-id', number: NUMBER },
      employment: { employer: '县人民医院', department: null, post: '科主任' },
      issues: [],
    })
  })

  it('has the employer of whoever writes for somebody, and not their name or thanks', () => {
    const text = `您好，我是县人民医院人事科小李，新引进博士张三丰（男，汉族），身份证号${NUMBER}，电话13800001111，麻烦登记，谢谢！`
    expect(read(text)).toMatchObject({
      fields: { name: '张三丰', phone: '13800001111' },
      employment: { employer: '县人民医院', post: null },
      issues: [],
    })
  })

  it('has the document and the phone of somebody from outside the mainland', () => {
    expect(read('陈大文，香港，回乡证H12345678，重庆某大学副教授，手机+852 9123 4567')).toMatchObject({
      fields: { name: '陈大文', phone: '+85291234567', title: '副教授' },
      identity: { kind: 'hk-macao-travel-permit', number: 'H12345678' },
    })
  })

  it('fills the form when it is a sentence as notices write it', () => {
    const text = `林若衡，女，土家族，1980年5月生，中共党员，博士研究生，县人民医院主任医师，身份证${NUMBER}，手机13800001111。拟于下月报到`
    expect(read(text)).toEqual({
      fields: {
        name: '林若衡',
        sex: 'female',
        ethnicity: '土家族',
        politicalStatus: '中共党员',
        educationLevel: '博士研究生',
        title: '主任医师',
        phone: '13800001111',
        note: '拟于下月报到',
      },
      identity: { kind: 'resident-id', number: NUMBER },
      employment: { employer: '县人民医院', department: null, post: null },
      issues: [],
    })
  })

  it('is read to its end when it is thousands of words', () => {
    expect(read(`林若衡${'，一二'.repeat(2_500)}`).fields).toMatchObject({ name: '林若衡' })
  })

  it('fills the form when it is a row of a table with its headings', () => {
    const text = `序号\t姓名\t身份证号\t单位\t手机\n1\t林若衡\t${NUMBER}\t县人民医院\t13800001111`
    expect(read(text)).toMatchObject({ fields: { name: '林若衡', phone: '13800001111' }, identity: { number: NUMBER } })
  })

  it('fills the form when the sentence is about a person in brackets or after a heading', () => {
    const text = `人才引进通知：欧阳静同志（女，身份证号${NUMBER}），现任县中医院副院长、副主任医师，电话 13800003333。`
    expect(read(text)).toMatchObject({
      fields: { name: '欧阳静', sex: 'female', title: '副主任医师', phone: '13800003333', note: '人才引进通知' },
      employment: { employer: '县中医院', post: '副院长' },
    })
    expect(read('【报名】姓名:王芳 单位:秀山某科技有限公司 专业:农学')).toMatchObject({
      fields: { name: '王芳', major: '农学' },
      employment: { employer: '秀山某科技有限公司' },
    })
  })

  it('fills the form when somebody writes of themselves, with a greeting, signs and pictures', () => {
    const text = `【人才服务】王主任好，我是县人民医院心内科的冉㑇😀，电话138 0000 1001，身份证${NUMBER}，孩子9月上小学，能不能协调？谢谢🙏`
    expect(read(text)).toEqual({
      fields: {
        name: '冉㑇',
        phone: '13800001001',
        note: '人才服务；王主任好；孩子9月上小学；能不能协调；谢谢',
      },
      identity: { kind: 'resident-id', number: NUMBER },
      employment: { employer: '县人民医院', department: null, post: '心内科' },
      issues: [],
    })
  })

  it('keeps numbers apart when blanks stand between them', () => {
    expect(read(`冉光荣 13900003333 ${NUMBER} 县中医院`)).toMatchObject({
      fields: { name: '冉光荣', phone: '13900003333' },
      identity: { number: NUMBER },
    })
    expect(read('冉光荣 13900003333 2个孩子').fields).toMatchObject({ phone: '13900003333' })
    expect(read(`刘永好，手机 139 0000 3333`).fields).toMatchObject({ name: '刘永好', phone: '13900003333' })
  })

  it('fills the form when nothing but blanks stands between its words', () => {
    expect(read('冉光荣 139 0000 3333 秀山县中医院 主任医师 想申请人才公寓')).toMatchObject({
      fields: { name: '冉光荣', phone: '13900003333', title: '主任医师', note: '想申请人才公寓' },
      employment: { employer: '秀山县中医院' },
    })
    expect(read('冉 㑇，县中医院')).toMatchObject({ fields: { name: '冉㑇' } })
  })

  it('loses no month of birth and no post when it is an official notice', () => {
    const text = `关于引进人才张三丰同志的函\n县人才办：\n　　张三丰，男，1988年5月生，副研究员，现任秀山某科技有限公司总工程师。`
    const { fields, employment } = read(text)
    expect(fields).toMatchObject({ name: '张三丰', sex: 'male', title: '副研究员' })
    expect(fields.note).toContain('出生日期：1988年5月')
    expect(employment).toMatchObject({ employer: '秀山某科技有限公司', post: '总工程师' })
  })

  it('keeps a number that can’t be right as it was written when its check fails, and says why', () => {
    const wrong = NUMBER.replace(/.$/, (last) => (last === '1' ? '2' : '1'))
    const { identity, issues } = read(`姓名：林若衡 身份证号：${wrong}`)
    expect(identity).toEqual({ kind: 'resident-id', number: wrong })
    expect(issues).toMatchObject([{ field: 'identity', code: 'identity/invalid', params: { reason: 'check-digit' } }])
  })

  it('says nothing when no name is in it', () => {
    expect(read('')).toEqual({ fields: {}, identity: null, employment: null, issues: [] })
    expect(read('请各单位于下周五前报送名单。').fields).toEqual({})
  })

  it('fills the form when the cells of a form stand behind their labels', () => {
    const text = [
      '登记表',
      '姓名\t林若衡\t性别\t女\t照片',
      '民族\t土家族\t出生年月\t1980.05',
      '单位\t县医院\t职务\t主任',
    ].join('\n')
    expect(read(text)).toMatchObject({
      fields: { name: '林若衡', sex: 'female', ethnicity: '土家族' },
      employment: { employer: '县医院', post: '主任' },
      issues: [],
    })
  })

  it('tells that others are named when a table or a message has several people', () => {
    const table = '姓名\t单位\t电话\n林若衡\t县医院\t13800001111\n周远\t县中学\t13800001112'
    const message = '请登记两位老师：1、林若衡，县医院，13800001111\n2、周远，县中学，13800001112'
    for (const text of [table, message]) {
      const { fields, issues } = read(text)
      expect(fields).toMatchObject({ name: '林若衡', phone: '13800001111' })
      expect(fields.title).toBeUndefined()
      expect(issues).toMatchObject([{ code: 'import/more-people', value: '周远' }])
    }
  })

  it('knows who writes of themselves with a middle dot, and a number before further words', () => {
    expect(read('李科长您好😊 我是县医院的阿依古丽·买买提，维吾尔族，手机：139 0099 0061，麻烦您了🙏')).toMatchObject({
      fields: { name: '阿依古丽·买买提', ethnicity: '维吾尔族', phone: '13900990061' },
      employment: { employer: '县医院' },
      issues: [],
    })
  })

  it('takes who sent a message, and when, for nobody it is about', () => {
    const said = '何静怡，女，县第一中学教研组长，电话13800007788'
    for (const head of ['王处 11/20 上午9:31:22', '张三丰 2026/11/20 09:31:22', '周远 2026-11-20 9:31']) {
      expect(read(`${head}\n${said}`)).toMatchObject({
        fields: { name: '何静怡', phone: '13800007788', note: head },
        employment: { employer: '县第一中学' },
        issues: [],
      })
    }
  })

  it('reads labels in English', () => {
    const text =
      'Full name: Maria Gonzalez Lopez\nPassport No.: XDA123456\nNationality: Spain\nEmployer: Yunling Equipment\nPhone: +34 612 345 678\nDate of birth: 1985-05-05'
    expect(read(text)).toMatchObject({
      fields: { name: 'Maria Gonzalez Lopez', nationality: 'Spain', phone: '+34612345678', bornOn: '1985-05-05' },
      identity: { kind: 'passport', number: 'XDA123456' },
      employment: { employer: 'Yunling Equipment' },
      issues: [],
    })
  })

  it('tells that others are named when each stands behind the number of its line', () => {
    const { fields, employment, issues } = read(
      '@所有人 请登记：\n1. 林若衡 139 0000 1111 青石县中医院\n2. 周远 139 0000 1112 县实验中学',
    )
    expect(fields).toEqual({
      name: '林若衡',
      phone: '13900001111',
      note: expect.stringMatching(/请登记.*周远/) as string,
    })
    expect(fields.note).not.toMatch(/[12]\./)
    expect(employment?.employer).toBe('青石县中医院')
    expect(issues).toMatchObject([{ code: 'import/more-people', value: '周远' }])
  })

  it('tells of a second name under its own label', () => {
    const { fields, issues } = read('姓名：李晓明 电话：13800001122\n姓名：王建国 单位：县一中')
    expect(fields.name).toBe('李晓明')
    expect(issues).toMatchObject([{ code: 'import/more-people', value: '王建国' }])
  })

  const PEOPLE: readonly (readonly [string, string])[] = [
    ['lines with blanks', '林若衡 县医院 13800001111\n周远 县中学 13800001112\n何清扬 县一中 13800001113'],
    ['numbers behind names', '林若衡13800001111\n周远13800001112\n何清扬13800001113'],
    ['colons behind names', '林若衡：13800001111\n周远：13800001112\n何清扬：13800001113'],
    ['numbered lines', '1.林若衡，县医院，高级教师，13800001111\n2.周远，13800001112\n3.何清扬，县一中'],
    ['nothing but names', '林若衡、周远、何清扬，以上三位同志需办卡，电话13800001111'],
    ['a count behind blanks', '林若衡、周远、何清扬 两位同志需办卡，电话13800001111'],
  ]
  it.each(PEOPLE)('is of the first of several people, and tells the others: %s', (_how, text) => {
    const { fields, issues } = read(text)
    expect(fields).toMatchObject({ name: '林若衡', phone: '13800001111' })
    expect(issues).toMatchObject([{ code: 'import/more-people', value: '周远、何清扬' }])
    expect(fields.note).toContain('周远')
  })

  it('takes no title and no school for a name', () => {
    expect(read('高级教师，江北中学，林若衡，女')).toMatchObject({
      fields: { name: '林若衡', title: '高级教师' },
      employment: { employer: '江北中学' },
    })
  })

  it('finds the name behind what somebody is, and before 同志任', () => {
    const said = '我院新引进博士林若衡（女，1980年5月生，心内科副主任医师），手机13900880061'
    expect(read(said).fields).toMatchObject({ name: '林若衡', sex: 'female', phone: '13900880061' })
    const notice =
      '关于何清扬同志任职的通知\n秀山委〔2025〕12号\n区人民医院：\n经研究决定，何清扬同志任区人民医院副院长。\n2025年3月1日'
    expect(read(notice)).toMatchObject({
      fields: { name: '何清扬' },
      employment: { employer: '区人民医院', post: '副院长' },
      issues: [],
    })
  })

  it('knows where somebody studied from where they work', () => {
    const said = '田二，男，重庆大学机械工程专业毕业，现任武陵生物科技公司总工程师'
    expect(read(said)).toMatchObject({
      fields: { school: '重庆大学', major: '机械工程' },
      employment: { employer: '武陵生物科技公司', post: '总工程师' },
    })
    expect(read('杨一 区第一中学的 13900880063').employment).toMatchObject({ employer: '区第一中学', post: null })
  })

  it('keeps what is said of relatives apart', () => {
    const said = '姓名：林若衡\n配偶：周远，区第一中学教师，13900880062\n子女：林小一，2015年3月生\n电话：13900880061'
    expect(read(said)).toMatchObject({
      fields: {
        name: '林若衡',
        phone: '13900880061',
        note: '配偶：周远，区第一中学教师，13900880062；子女：林小一，2015年3月生',
      },
      employment: null,
      issues: [],
    })
  })

  it('keeps in the note what the form has no place for', () => {
    const said = '姓名：林若衡 卡种：B卡 卡号：CQA-0001 发卡日期：2024-05-06 人才层次：A类 服务专员：周远'
    expect(read(said).fields).toEqual({
      name: '林若衡',
      note: '卡种：B卡；卡号：CQA-0001；发卡日期：2024-05-06；人才层次：A类；服务专员：周远',
    })
  })

  it('is of who was recruited, and tells the others, when it is a notice of several', () => {
    const text = `关于引进林若衡等3名同志的通知\n县人民医院：\n经研究，同意引进林若衡、冉光荣、田野3名同志到你单位工作。\n林若衡，女，博士，主任医师。\n秀山县委人才办\n2026年2月28日`
    const { fields, employment, issues } = read(text)
    expect(fields).toMatchObject({ name: '林若衡', sex: 'female', title: '主任医师' })
    expect(employment).toMatchObject({ employer: '县人民医院', post: null })
    expect(issues.map(({ code }) => code)).toEqual(['import/more-people'])
  })

  it('has no phone of who writes it for somebody, below the greeting of a letter', () => {
    const text = `主题: 人才信息\n您好：\n附上我单位新引进人才林若衡的信息：女，${NUMBER}，13800001111，副教授。\n\n此致\n敬礼\n\n王科长\n县教委人事科\n电话：023-76660000`
    const { fields, employment, identity } = read(text)
    expect(fields).toMatchObject({ name: '林若衡', sex: 'female', title: '副教授', phone: '13800001111' })
    expect(fields['note']).toContain('王科长；县教委人事科；电话：023-76660000')
    expect([employment, identity?.number]).toEqual([null, NUMBER])
  })

  it.each([
    [`林若衡（身份证号：${NUMBER}）系我单位职工，任副教授，特此证明。\n重庆某学院（盖章）`, '副教授', '重庆某学院'],
    ['【姓名】林若衡【单位】县人民医院【职称】副教授', '副教授', '县人民医院'],
    ['姓名 林若衡\n职称 副教授\n单位 县人民医院', '副教授', '县人民医院'],
    [`林若衡/女/${NUMBER}/13800001111/县医院/副教授`, '副教授', '县医院'],
    ['我叫林若衡，在县医院急诊科上班，副教授', '副教授', '县医院'],
    ['林若衡，在西南大学读的材料学，拟聘秀山县文化馆，副教授', '副教授', '秀山县文化馆'],
  ])('has name, title and employer: %s', (text, title, employer) => {
    const { fields, employment } = read(text)
    expect(fields).toMatchObject({ name: '林若衡', title })
    expect(employment).toMatchObject({ employer })
    expect(fields['note'] ?? '').not.toMatch(/单位$|职称/)
  })

  it('has no post from who writes for somebody', () => {
    const { fields, employment } = read('我是县中医院的王主任，我院引进了一名博士冉光荣，男，电话13900003333')
    expect([fields['name'], employment]).toEqual(['冉光荣', { employer: '县中医院', department: null, post: null }])
  })

  it('does not take 本人 for a part of a name', () => {
    expect(read('本人阿依古丽·买买提，维吾尔族，女').fields).toMatchObject({ name: '阿依古丽·买买提' })
  })

  it('reads a letter in English', () => {
    const letter = `Dear Sir or Madam,

My name is John A. Smith, I work at Yunling Equipment Co., Ltd. as a senior engineer, my talent card no. is CQA-2024-0012. I would like to apply for a school place for my daughter Anna (8 years old); please call me on +86 138 0000 1111 or write to john.smith@example.com.

Best regards,
John`
    expect(read(letter)).toEqual({
      fields: {
        name: 'John A. Smith',
        phone: '13800001111',
        note: 'Dear Sir or Madam；I would like to apply for a school place for my daughter Anna；8 years old；Best regards；John；Card no.：CQA-2024-0012；E-mail：john.smith@example.com',
      },
      identity: null,
      employment: { employer: 'Yunling Equipment Co., Ltd.', department: null, post: 'senior engineer' },
      issues: [],
    })
  })

  it('reads who writes of themselves in English, by whatever they begin', () => {
    const letter =
      "Hello, I'm Dr. Maria Gonzalez Lopez from Spain, working for Southwest University. My passport number is XDA123456 and my mobile number is 138-0000-2222. I need help with renewing my residence permit."
    expect(read(letter)).toMatchObject({
      fields: { name: 'Maria Gonzalez Lopez', phone: '13800002222' },
      identity: { kind: 'passport', number: 'XDA123456' },
      employment: { employer: 'Southwest University', post: null },
      issues: [],
    })
    expect(read(letter).fields.note).toContain('I need help with renewing my residence permit')
    const chinese = `This is Lin Ruoheng from the County Hospital. My ID number is ${NUMBER}. Please contact me at 13800003333.`
    expect(read(chinese)).toMatchObject({
      fields: { name: 'Lin Ruoheng', phone: '13800003333' },
      identity: { kind: 'resident-id', number: NUMBER },
      employment: { employer: 'County Hospital' },
    })
  })

  it('reads whom a letter in English is about, and nothing of its writer', () => {
    const letter = `Dear Madam, I am Anna Weber, I work at Fulin Medical as a manager. I would like to register our colleague Dr. Robert King. He works at Southwest University as a lecturer. His mobile is 138 0000 4444 and his passport number is XDA123456. You can call me on 13800005555.`
    expect(read(letter)).toMatchObject({
      fields: { name: 'Robert King', phone: '13800004444' },
      identity: { kind: 'passport', number: 'XDA123456' },
      employment: { employer: 'Southwest University', post: 'lecturer' },
    })
    for (const said of ['Anna Weber', 'Fulin Medical', 'call me on 13800005555'])
      expect(read(letter).fields.note).toContain(said)
  })

  it('leaves a colleague aside who is only mentioned in English', () => {
    const letter =
      'My colleague Robert King told me of the card. I am Anna Weber, working for Fulin Medical, my phone is 13800005555.'
    expect(read(letter).fields).toMatchObject({ name: 'Anna Weber', phone: '13800005555' })
  })

  it('keeps the number of another in English for the note', () => {
    const letter = `My name is Anna Weber. My husband needs a job, his phone is 13800004444, his ID number is ${NUMBER}.`
    expect(read(letter)).toMatchObject({ fields: { name: 'Anna Weber' }, identity: null })
    expect(read(letter).fields.phone).toBeUndefined()
    for (const said of ['his phone is 13800004444', `his ID number is ${NUMBER}`])
      expect(read(letter).fields.note).toContain(said)
  })

  it('takes no greeting and no wish in English for a name', () => {
    for (const text of [
      'I am writing to ask about the card.',
      "I'm Chinese and need help.",
      'This is to certify the above.',
    ])
      expect(read(text).fields).toEqual({})
  })
})
