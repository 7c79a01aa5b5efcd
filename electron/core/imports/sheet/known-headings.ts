import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'

/** What headings of a field are like, and with what in them they mean something else. */
type Typical = readonly [like: RegExp, field: ImportField, unlike?: RegExp]

/** The words with which offices head their columns, for one kind of list. */
interface KnownHeadings {
  /** Whole headings a field, parted by blanks. */
  readonly known: { readonly [F in ImportField]?: string }
  /** What is typical of one, where none is known whole: the first that fits counts. */
  readonly typical: readonly Typical[]
}

const SHARED = {
  sequence: '序号 序 编号 行号 NO 顺序号 序列',
  name: '姓名 人才姓名 专家姓名 名字 持卡人 持卡人姓名 人员姓名 本人姓名 申请人 申请人姓名 人才 专家 诉求人 诉求人姓名 服务对象 服务对象姓名 对象姓名 当事人 联系人才 NAME FULLNAME',
  identity:
    '身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 公民身份证号 证件号 证件号码 居民身份证号 居民身份证号码 身份号码 有效证件号码 有效证件号 身份证件号码 身份证件号 护照号 护照号码 本人身份证号 本人身份证号码 身份证明号码 PASSPORTNO PASSPORTNUMBER PASSPORT IDNO IDNUMBER',
  phone:
    '联系电话 手机 手机号 手机号码 电话 电话号码 联系方式 移动电话 联系手机 本人电话 本人联系电话 本人手机 本人手机号 本人手机号码 人才电话 人才联系电话 人才手机 人才手机号 人才手机号码 人才联系方式 专家联系电话 申请人电话 申请人联系电话 申请人手机号 诉求人电话 诉求人联系电话 联络电话 联系号码 手机电话 PHONE PHONENUMBER PHONENO MOBILE MOBILEPHONE TELEPHONE TEL',
  employer:
    '工作单位 单位 单位名称 所在单位 用人单位 现工作单位 实际工作单位 工作单位名称 企业名称 所属单位 申报单位 推荐单位 任职单位 就职单位 服务单位 公司名称 所在企业 单位全称 用人单位名称 EMPLOYER COMPANY',
  specialist: '服务专员 专员 人才专员 人才服务专员 服务管家 人才管家',
  note: '备注 说明 备注说明 其他 其他说明 备考 附注 REMARK REMARKS NOTE NOTES',
}

/** Where somebody works: not who issued, examined or handles something, nor where somebody worked before. */
const EMPLOYER: Typical = [
  /(单位|企业|公司)(名称|全称)?$/u,
  'employer',
  /^(原|曾|前|意向|拟|应聘|合作|学位|派出|来源|引荐|引进前|毕业|开户|党组织|实习|见习|发|颁|授|制|办|认定|评|审|批|主管|上级|监管|管理|备案|填报|报送|受理|办理|办结|落实|处理|答复|回复|评价|回访|联系|结对|帮扶|挂|协办|配合|牵头|承办|主责|处置|督办|收集|上报|交办|转|责任|反馈)/u,
]

/** A phone of the person's own: not that of a department, nor of whoever looks after somebody. */
const PHONE: Typical = [
  /手机|电话|联系方式/u,
  'phone',
  /承办|办理|责任|主办|牵头|协办|部门|科室|专员|管家|领导|受理|处理|联络员|品牌|型号|归属|备注|是否/u,
]

const ROSTER: KnownHeadings = {
  known: {
    ...SHARED,
    sex: '性别 SEX GENDER',
    bornOn: '出生年月 出生日期 出生年月日 生日 出生时间 出生 DATEOFBIRTH BIRTHDATE',
    ethnicity: '民族',
    nationality: '国籍 国别 国籍地区 国籍或地区 NATIONALITY',
    politicalStatus: '政治面貌 政治身份 党派',
    identityKind: '证件类型 证件种类 证件名称 身份证件类型 证件类别 身份证件种类',
    creditCode: '统一社会信用代码 信用代码 社会信用代码 单位统一社会信用代码 组织机构代码',
    department: '部门 科室 所在部门 所在科室 内设机构 部门科室 DEPARTMENT',
    post: '职务 职务名称 岗位 岗位名称 现任职务 行政职务 工作岗位 任职岗位 现任岗位 POSITION JOBTITLE',
    title:
      '职称 专业技术职称 专业技术资格 专业技术职务 职称等级 技术职称 专业技术职务任职资格 职业资格 技能等级 职称级别 职称名称 现有职称 技术职务',
    postAndTitle: '职务职称 职称职务 职务及职称 职称及职务 职务或职称 职称技能等级 职务岗位',
    employerAndPost: '工作单位及职务 单位及职务 工作单位及职务职称 单位职务 工作单位和职务 现工作单位及职务',
    educationLevel: '学历 最高学历 文化程度 学历层次 学历学位 全日制学历 学历及学位',
    degree: '学位 最高学位',
    school: '毕业院校 毕业学校 院校 毕业院校及专业 毕业院校专业 毕业院校系及专业',
    major: '专业 所学专业 毕业专业',
    team: '人才类别 人才类型 人才队伍 人才队伍类别 队伍类别 人才分类 人才所属类别 类别',
    recognition:
      '人才层次 人才等级 人才级别 认定类别 认定层次 认定等级 认定级别 人才认定类别 人才认定层次 层次 人才档次 人才等次 高层次人才类别 等级 级别 档次',
    recognisedOn: '认定时间 认定日期 入选时间 评定时间 入选年度 认定年月',
    programme: '人才计划 计划名称 入选计划 人才项目 入选人才计划 人才称号 荣誉称号 人才荣誉 入选项目',
    track: '赛道 计划类别',
    field: '专业领域 研究领域 从事领域 行业领域 专业方向 研究方向 领域 从事专业 技术领域',
    recruitedHow: '引进方式 引进类型 引进培养方式 引育方式',
    recruitedOn: '引进时间 引进日期 引进培育时间 引进培养时间 引进年月 引育时间 来区时间 来县时间',
    contractToOn: '合同到期 合同期限 合同截止日期 聘期至 合同到期日期 合同到期时间 聘期 合同终止日期',
    hasCard:
      '是否办理人才服务卡 是否办卡 是否持卡 是否有卡 是否领卡 是否办理服务卡 是否已办卡 是否已办理人才服务卡 是否发卡',
    cardLevel:
      '服务卡类别 卡类别 卡种 卡类型 服务卡类型 服务卡种类 持卡类别 持卡类型 服务卡等级 卡等级 卡别 服务卡 英才卡类别 英才卡 办卡类别 人才服务卡类别 人才服务卡 英才服务卡 英才服务卡类别 卡片类型 持卡种类 卡种类 卡片类别 人才卡类别 人才卡 持卡情况 办卡情况 CARDTYPE CARDLEVEL',
    cardNumber:
      '卡号 证号 服务卡编号 服务卡号 服务卡号码 卡编号 证书编号 证件编号 英才卡号 英才卡编号 人才卡号 人才卡编号 人才服务卡编号 人才服务卡号 服务证编号 证书号 卡片编号 英才服务卡编号 CARDNO CARDNUMBER',
    issuedOn:
      '发卡日期 发卡时间 办卡日期 办卡时间 发证日期 发证时间 领卡日期 领卡时间 颁发日期 颁发时间 制卡日期 制卡时间 办理日期 办证日期 持卡时间 核发日期 签发日期 换发日期 换发时间 换卡日期 换卡时间 补发日期 补卡日期 补办日期 ISSUEDON ISSUEDATE DATEOFISSUE',
    validToOn:
      '有效期至 续期至 延期至 续期到期日 有效期延长至 有效期止 有效截止日期 到期日期 到期时间 失效日期 截止日期 有效期截止 卡有效期至 有效期到 有效期截止日期 VALIDUNTIL VALIDTO EXPIRYDATE',
    validity: '有效期 有效期限 有效时间 有效期起止 卡有效期 服务期限 服务期 有效日期',
    liaison: '联络员 服务联络员 人才联络员 单位联络员',
    leader: '联系领导 联系服务领导 挂钩领导 联系县领导 联系区领导 挂联领导 联系服务县领导 联系服务区领导',
    family: '家属情况 家庭情况 家庭成员 家庭成员情况 配偶子女情况 随迁家属 家属 家庭成员及就业就学情况',
  },
  typical: [
    [/^是否.*(卡|证)$/u, 'hasCard'],
    [/证件.*(类|种)/u, 'identityKind'],
    [
      /(身份证|公民身份|护照|通行证).*(号|码)|^(身份证|有效证)件?(?!.*(期|年龄|类|地址|住址|照|复印|扫描|[正反]面|机关|是否|上传))/u,
      'identity',
    ],
    [/^(本人|人才|专家|拟)?姓名/u, 'name'],
    PHONE,
    [/卡.*(号(?!后)|编码)|^(服务|英才|人才).*证.*号$/u, 'cardNumber', /注销|作废|遗失|挂失/u],
    [/(发|领|办|制|持|换|补)(卡|证).*(日|时|年)|^(发|领|办|制)(卡|证)$|卡(领取|发放|办理|颁发)(日|时)/u, 'issuedOn'],
    [/卡.*(类|级|种|档)/u, 'cardLevel', /^(拟|计划|意向|建议)/u],
    [/(有效|到期).*(至|止|到|截)|^到期(?!.*(提醒|天数|前))/u, 'validToOn'],
    [/有效期/u, 'validity', /[起始]$|起始|开始|[自从]$|认定/u],
    [/信用代码/u, 'creditCode'],
    [/^出生(?!地|证)/u, 'bornOn'],
    [/人才(层次|级别|等级|认定)|认定(类|层|等|级)|^新重庆(人|英)才类/u, 'recognition', /^(拟|申报|推荐|建议)/u],
    [/人才(类|队伍)/u, 'team'],
    [/^毕业(院|学)校/u, 'school', /所在|排名|层次|类/u],
    [/单位.*(职务|岗位)/u, 'employerAndPost', /^(原|曾|前)/u],
    [/(职务.*职称|职称.*职务)/u, 'postAndTitle'],
    [/职称|专业技术(职务|资格|任职)/u, 'title', /^(申报|评审|上一级)|编号|证号|号码|时间|日期|年月|机关|单位|引进时/u],
    EMPLOYER,
    [/职务|岗位/u, 'post', /^(原|曾|前|兼|社会|党内|引进前)|级别|层次|等级|类别|类型|性质|时间|日期|年限/u],
    [/学历/u, 'educationLevel', /证书|编号|时间|日期|专业$|学历毕业/u],
    [/学位/u, 'degree', /证书|编号|时间|日期|单位/u],
    [/引进.*(时间|日期|年(?![龄薪限]))/u, 'recruitedOn'],
    [/专员(?!.*(电话|手机|联系方式))/u, 'specialist'],
    [/家(属|庭)(?!.*([住地]址|电话|所在地|邮编))/u, 'family'],
    [/^备注/u, 'note'],
  ],
}

const LEDGER: KnownHeadings = {
  known: {
    ...SHARED,
    phone: `${SHARED.phone} 来电号码 主叫号码`,
    sequence: '序号 序 行号 NO 顺序号',
    name: `${SHARED.name} 走访对象 走访人才 慰问对象 来电人 来电人姓名 客户姓名 市民姓名 来访人 反映人 咨询人 提出人 联系专家 走访专家 联系服务专家 服务专家 服务人才 受访人才 受访专家 办件人 群众姓名 用户姓名 APPLICANT`,
    number:
      '审批编号 流程编号 单据编号 REQUESTNO REQUESTNUMBER CASENO 编号 受理编号 办件编号 诉求编号 流水号 受理号 工单号 登记号 办件号 登记编号 工单编号 业务编号 办件编码 办件流水号 业务流水号 台账编号 单号 工单 CASEID',
    receivedOn:
      'DATERECEIVED RECEIVED RECEIVEDON DATEOFREQUEST REQUESTDATE 登记日期 登记时间 诉求日期 诉求时间 提出时间 提出日期 收件日期 收件时间 反映时间 反映日期 接件时间 接件日期 日期 时间 来访日期 来访时间 来电时间 呼入时间 来话时间 走访日期 走访时间 收集时间 收集日期 接收日期 申请日期 申请时间 服务日期 服务时间 接待时间 接待日期 咨询时间 咨询日期 收文日期 收文时间 办件时间 办件日期 DATE DATEOPENED OPENEDON',
    acceptedOn:
      'ACCEPTED ACCEPTEDON 受理日期 受理时间 时间受理 日期受理 交办日期 交办时间 转办日期 转办时间 派单日期 派单时间 分办日期 分办时间',
    category:
      'CATEGORY 诉求类别 诉求类型 事项类别 服务类别 类别 事项 服务事项 诉求事项 问题类别 类型 服务事项类别 需求类别 需求类型 诉求分类 事项名称 办件名称 业务名称 事项类型 问题类型 办件类别 服务类型',
    content:
      'REQUEST REQUESTS CONTENT 诉求内容 内容 具体诉求 问题描述 主要诉求 诉求 反映问题 事项内容 需求内容 服务内容 诉求事项内容 具体事项 问题内容 主要内容 诉求描述 具体内容 工单内容 来电内容 反映事项 诉求详情 服务需求 办件内容 需求 困难问题 存在问题 事由 诉求事由 反映事由 来访事由 反映情况 请求事项 申请内容 咨询内容 问题 困难 诉求标题 标题 主题 诉求主题 诉求名称 问题诉求 困难诉求 需协调事项 意见建议 DESCRIPTION',
    channel:
      'CHANNEL 来源 诉求来源 受理渠道 渠道 来源渠道 受理方式 反映渠道 来件方式 收集方式 诉求渠道 办理渠道 反映方式 来件渠道 服务方式',
    department:
      'DEPARTMENT DEPARTMENTS 承办单位 责任单位 办理单位 牵头单位 交办单位 承办部门 责任部门 主办单位 办理部门 牵头部门 主办部门 转办单位 承办科室 责任科室 承接单位 处理单位 处理部门 经办单位 经办部门 落实单位 落实部门 协调单位 协调部门 办理情况单位 办理情况部门 ASSIGNEDTO',
    promisedDays: '承诺时限 办理时限 承诺期限 时限 承诺工作日 办结时限 承诺办结时限 承诺天数 办理期限',
    outcome:
      'RESULT OUTCOME STATUS 审批状态 流程状态 办理情况 办理结果 办结情况 处理结果 处理情况 落实情况 办理状态 完成情况 结果 办理进度 状态 办结状态 是否办结 解决情况 办理进展 答复情况 反馈情况 进展情况 回复内容 回复情况 答复内容 工单状态 进展 推进情况 推进结果 处置情况 处置结果 回复 答复 办结与否 进度 当前进度 目前进展 最新进展 反馈结果 反馈内容 答复意见 办件状态 处理状态 当前状态 目前状态 销号情况 是否销号',
    resolvedOn:
      'DATECLOSED CLOSED CLOSEDON DATERESOLVED RESOLVED RESOLVEDON 办结日期 办结时间 完成时间 完成日期 办理完成时间 结案日期 结案时间 答复日期 答复时间 办毕日期 解决时间 反馈日期 反馈时间 销号日期 销号时间 时间办结 日期办结 回复时间 回复日期 处置时间 处置日期 CLOSEDDATE',
    grade:
      'RATING SATISFACTION 满意度 评价 满意度评价 人才评价 服务评价 评价结果 回访评价 满意情况 满意程度 评价等级 回访满意度 群众评价 人才满意度 人才反馈 好差评 好差评结果',
    people: '服务人次 人次 人数 服务人数',
  },
  typical: [
    [/(身份证|公民身份|证件).*(号|码)/u, 'identity'],
    [/^(本人|人才|专家|诉求人)?姓名/u, 'name'],
    [
      /^(?:发起|提交|诉求|提出|反映|申请|申办|咨询|求助|投诉|来访|来电|办事|需求)(?:人|者)(?:员|姓名|名称)?$|^对象$/u,
      'name',
    ],
    [/满意|评价/u, 'grade', /^是否已?评价|不满意|总体|整体|人才.*工作|(时间|日期|方式|渠道|人|原因)$/u],
    PHONE,
    [
      /(办结|办毕|完成|结案|落实|解决).*(日|时间|年)/u,
      'resolvedOn',
      /时限|期限|计划|拟|预计|预期|要求|应|期望|希望|目标|承诺|截[止至]|最[迟晚]/u,
    ],
    [/受理.*(日|时)/u, 'acceptedOn'],
    [/(登记|收件|收信|来信|接收|收集|接件|反映|提出|提交|发起|填写|填报|收到|来件|创建|录入).*(日|时)/u, 'receivedOn'],
    [/(诉求|事项|需求|服务)(?!.*[卡证]).*(类|事项)$/u, 'category'],
    [
      /^(?:企业|人才|单位|个人)(?:诉求|需求)$|(诉求|需求|问题).*(内容|描述|详|摘要|概[述要]|简[述介]|要点)|(反映|存在|面临|收集|征集|提出|遇到|目前).*(问题|困难|诉求|需求|意见|建议)|^(?!是否).*(需|希望|请求|亟待|盼).*解决/u,
      'content',
    ],
    [
      /(承办|责任|牵头|主办|主责|处置).*(单位|部门|科室|处室)/u,
      'department',
      /(电话|手机|联系方式|人|人员|领导|意见|时间|日期|情况|结果|进展|措施)$/u,
    ],
    [/(承诺|办理|办结)?时限/u, 'promisedDays'],
    [/来源|渠道|方式/u, 'channel', /^(解决|处理|答复|回复|办结|评价|回访|送达|领取|通知)/u],
    [
      /办理|处理|落实|完成|解决/u,
      'outcome',
      /^是否.*[卡证]$|按[期时]|[超逾]期|及时|需|能否|能够|是否可|(时间|日期|次数|天数|用时|耗时|时长|要求|建议|原因|率|人|人员|科室|地点|依据|难点|对象)$/u,
    ],
    EMPLOYER,
    [/^备注/u, 'note'],
  ],
}

/** What may be had, is left, or was had altogether, or its price, is not what somebody had. */
const NOT_OF_ONE_USE = /上限|剩余|累计|合计|可用|优惠前/u

const USAGES: KnownHeadings = {
  known: {
    sequence: SHARED.sequence,
    name: `${SHARED.name} 领取人 参检人 参检人员 体检人员 参训人员 参会人员 学员姓名 旅客姓名 乘机人 乘车人 游客姓名`,
    identity: SHARED.identity,
    phone: SHARED.phone,
    employer: SHARED.employer,
    cardNumber: '卡号 服务卡号 服务卡编号 人才卡号 英才卡号 人才服务卡号',
    relative:
      '家属姓名 使用人 使用人姓名 享受人 享受人姓名 与本人关系 与人才关系 关系 与持卡人关系 体检人 体检人姓名 就诊人 就诊人员 就诊人姓名 患者 患者姓名',
    item: '服务事项 享受事项 享受服务 享受项目 服务项目 项目 事项 服务内容 享受内容 待遇 享受待遇 优惠项目 服务名称 项目名称 使用项目 消费项目 优待项目 礼遇项目',
    occasion: '场次 活动 活动名称 批次 期次 班次 课程 课程名称 场次名称 活动场次 体检批次',
    onDay:
      '享受日期 享受时间 使用日期 使用时间 日期 时间 签到日期 签到时间 服务日期 服务时间 体检日期 体检时间 活动日期 活动时间 消费日期 消费时间',
    quantity: '次数 享受次数 使用次数 数量 份数 张数 享受数量 使用数量',
    amount: '金额 享受金额 补贴金额 减免金额 优惠金额 消费金额 使用金额 金额元',
    attended:
      '签到 签名 签字 本人签字 本人签名 到场 是否到场 是否签到 是否参加 参加情况 到场情况 签到情况 出席 是否出席 是否参检 参检情况 是否到检 到检情况 是否参训 参训情况 是否参会 参会情况 是否到会 到会情况 是否出勤 出勤情况 出勤 实检情况 实到情况 是否报到 报到情况 使用状态 核销状态 订单状态 状态',
    handler: '经办人 经办人员 经办人姓名 经办 经手人 登记人 承办人 办理人',
    note: SHARED.note,
  },
  typical: [
    [/(身份证|公民身份|证件).*(号|码)/u, 'identity'],
    [/^(本人|人才|专家)?姓名/u, 'name'],
    PHONE,
    [/卡.*(号|编码)/u, 'cardNumber'],
    [/签到|签名|签字|到场/u, 'attended', /(地点|方式)$|领卡|领证|发卡|审核|审批|经办|负责|填表|制表|单位/u],
    [
      /(享受|使用|体检|检查|实检|参检|活动|服务|消费|培训|乘机|航班|出行|入园|入场|游览|刷卡|核销|领取|就诊|入住|乘车|兑现|发放|报销|兑付|拨付|补贴|到账).*(日|时间)/u,
      'onDay',
    ],
    [/(享受|使用).*(次|数量)|^(核销|领取|发放|消费)(次数|数量|张数|份数)$/u, 'quantity', NOT_OF_ONE_USE],
    [/金额/u, 'amount', NOT_OF_ONE_USE],
    [/(场次|批次|期次)/u, 'occasion'],
    [/(享受|服务).*(事项|项目|内容)/u, 'item'],
    EMPLOYER,
    [/^备注/u, 'note'],
  ],
}

const RULES: KnownHeadings = {
  known: {
    sequence: SHARED.sequence,
    item: '服务事项 事项 享受事项 服务项目 项目 享受项目 事项名称 服务内容 优待项目 优待事项 优惠项目 礼遇项目 礼遇事项',
    subject:
      '适用对象 适用人才 适用类别 适用层次 对象 享受对象 服务对象 人才类别 人才层次 卡种 持卡类别 服务卡类别 享受人群 卡类别 适用人员 享受人员',
    grant:
      '享受标准 标准 享受内容 待遇 待遇标准 享受待遇 享受方式 服务标准 优惠内容 政策内容 优待内容 优待标准 优惠标准 礼遇内容',
    quantity: '次数 数量 享受次数 限用次数 使用次数 次数上限 限享次数',
    period: '周期 频次 享受周期 使用周期',
    countedBy: '计数对象 计数方式 计次对象',
    amount: '金额上限 上限 最高金额 金额 限额 最高限额 补贴标准',
    ceilingPer: '上限范围 限额范围 上限口径',
    discount: '优惠比例 折扣 减免比例 优惠折扣 折扣率 优惠幅度',
    companions: '随行人数 陪同人数 随行',
    relations: '适用家属 家属 家属范围 享受家属',
    relativeMinAge: '年龄下限 最小年龄 家属年龄下限',
    relativeMaxAge: '年龄上限 最大年龄 家属年龄上限',
    relativeAgeOn: '年龄计算日 年龄计算日期 年龄截止日',
    season: '开放时段 开放季节 季节 申请时段 享受时段 开放时间 申请时间',
    exclusionGroup: '互斥组 不重复享受 互斥',
    onceAcrossCards: '跨卡不重复享受 跨卡不重复 持多卡只享一次',
    department: '责任单位 承办单位 牵头单位 责任部门 办理单位',
    window: '窗口 办理窗口 受理窗口 窗口号',
    clause: '依据条款 依据 政策依据 条款 文件依据 文件条款 依据文件',
    fromOn: '开始日期 起始日期 执行日期 生效日期 自 起',
    toOn: '结束日期 截止日期 失效日期 有效期至 止',
  },
  typical: [
    [/(服务|享受).*(事项|项目)/u, 'item'],
    // Beside a column for whom it is, that of services, not of people.
    [/(适用|享受).*(对象|人群|人员|类别|层次|卡种|卡类)|^(类别|层次)$/u, 'subject'],
    [/(标准|待遇)/u, 'grant'],
    [/(上限|限额)/u, 'amount'],
    [/次数/u, 'quantity'],
    [/折扣|(优惠|减免)(比例|幅度)/u, 'discount'],
    [/(责任|承办|牵头|兑现|落实|主管).*(单位|部门)/u, 'department'],
    [/依据/u, 'clause'],
  ],
}

export const KNOWN_HEADINGS: { readonly [K in ImportKind]: KnownHeadings } = {
  roster: ROSTER,
  requests: LEDGER,
  usages: USAGES,
  rules: RULES,
}
