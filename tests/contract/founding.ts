import type { FoundingFields } from '#shared/contract/desk.ts'

/** A trial folder of a real district with a fictitious operator. */
export const FOUNDING: FoundingFields = {
  districtCode: '500241',
  officeName: '秀山土家族苗族自治县人才工作服务中心',
  officeShortName: '秀山县人才办',
  operatorName: '操作员甲',
  login: 'admin',
  passphrase: null,
}
