import {
  candidates,
  day,
  list,
  number,
  organization,
  paragraphs,
  person,
  template,
  text,
} from '../fields/rules.ts'
import type { Template } from '../rules.ts'

/** 选举结果的报告. 基层组织选举工作条例 (content V): the result is reported to the committee above. */
const electionResult = template({
  key: 'report-election-result',
  kind: 'report',
  name: '选举结果的报告',
  title: '{{本组织}}关于选举结果的报告',
  blocks: [
    '根据《中国共产党章程》《中国共产党基层组织选举工作条例》有关规定，{{本组织}}于{{选举日期}}召开党员大会，选举产生了新一届班子。现将有关情况报告如下。',
    ['h1', '一、到会情况'],
    '应到会有选举权的党员{{应到会人数}}名，实到会{{实到会人数}}名，不少于应到会人数的五分之四，符合规定。',
    ['h1', '二、选举结果'],
    '发出选票{{发出选票}}张，收回{{收回选票}}张，其中有效票{{有效票}}张。选举采用无记名投票方式，{{当选书记}}同志当选为书记。当选人员名单附后。',
    '特此报告。',
  ],
  attachments: [{ title: '当选人员名单', blocks: [['spread', '当选人员']] }],
  fields: [
    day('heldOn', '选举日期'),
    number('entitled', '应到会人数'),
    number('present', '实到会人数'),
    number('ballotsIssued', '发出选票'),
    number('ballotsReturned', '收回选票'),
    number('ballotsValid', '有效票'),
    person('electedSecretary', '当选书记'),
    list('elected', '当选人员', { columns: ['姓名', '性别', '得票数', '当选职务'] }),
  ],
})

/** 按期换届提醒: six months before the term ends. 支部工作条例 (content V). */
const electionDue = template({
  key: 'notice-election-due',
  kind: 'notice',
  name: '按期换届的通知',
  title: '{{本组织}}关于做好{{换届年度}}党组织换届工作的通知',
  addressee: '{{主送单位}}',
  blocks: [
    '根据《中国共产党章程》《中国共产党基层组织选举工作条例》有关规定，党的基层委员会、总支部委员会、支部委员会任期届满应当按期进行换届选举。现就做好{{换届年度}}换届工作通知如下。',
    ['h1', '一、换届范围'],
    '下列党组织任期即将届满，应当在届满之日前完成换届。',
    ['spread', '届满党组织'],
    ['h1', '二、工作要求'],
    '请于{{报送日期}}前报送换届选举的请示。因特殊情况需要延期或者提前换届的，应当书面请示，延长期限一般不超过1年。',
    '特此通知。',
  ],
  fields: [
    text('year', '换届年度', { hint: '例如：2027年上半年' }),
    text('recipients', '主送单位', { hint: '例如：各党总支、各党支部' }),
    list('due', '届满党组织', { columns: ['党组织', '届满日期'] }),
    day('reportBy', '报送日期'),
  ],
})

/** The same to one branch, its figures filled in from the register. 支部工作条例 (content V). */
const branchElectionDue = template({
  key: 'notice-branch-election-due',
  kind: 'notice',
  name: '按期换届的通知（一个党支部）',
  title: '{{本组织}}关于做好按期换届工作的通知',
  blocks: [
    '根据《中国共产党章程》《中国共产党基层组织选举工作条例》《中国共产党支部工作条例（试行）》有关规定，党支部任期届满应当按期进行换届选举。你支部本届班子于{{班子产生日期}}产生，{{届满情况}}。现就做好换届工作通知如下。',
    ['h1', '一、班子设置'],
    '你支部现有党员{{支部党员人数}}名，其中正式党员{{支部正式党员人数}}名。{{班子设置}}',
    ['h1', '二、工作要求'],
    '请及时研究换届选举事项，于{{报送日期}}前报送换届选举的请示，经批准后召开党员大会进行选举，并按规定报告选举结果。',
    '因特殊情况需要延期或者提前换届的，应当书面请示，延长或者提前期限一般不超过1年。',
    '特此通知。',
  ],
  fields: [
    day('electedOn', '班子产生日期'),
    text('due', '届满情况'),
    number('branchMembers', '支部党员人数'),
    number('branchFullMembers', '支部正式党员人数'),
    text('committee', '班子设置'),
    day('reportBy', '报送日期'),
  ],
})

const letter = template({
  key: 'letter-general',
  kind: 'letter',
  name: '一般函',
  layout: 'letter',
  title: '{{本组织}}关于{{事由}}的函',
  addressee: '{{主送单位}}',
  blocks: [['spread', '正文'], '特此函达。'],
  fields: [text('matter', '事由'), organization('recipient', '主送单位'), paragraphs('body', '正文')],
})

const introduction = template({
  key: 'introduction-letter',
  kind: 'introductionLetter',
  name: '介绍信',
  title: '介绍信',
  addressee: '{{主送单位}}',
  blocks: [
    '兹介绍{{本组织}}{{姓名}}同志等{{人数}}人前往你处联系{{联系事项}}，请予接洽。',
    '（有效期{{有效天数}}天）',
  ],
  fields: [
    organization('recipient', '主送单位'),
    person('person', '姓名'),
    number('people', '人数'),
    text('matter', '联系事项'),
    number('days', '有效天数'),
  ],
})

/** 党员组织关系介绍信: for one or many who go the same way; printed with its stub and its receipt. */
const transfer = template({
  key: 'introduction-letter-transfer',
  kind: 'introductionLetter',
  name: '党员组织关系介绍信',
  title: '中国共产党党员组织关系介绍信',
  addressee: '{{主送单位}}',
  blocks: [
    '{{姓名}}同志（共{{人数}}名）的组织关系由{{转出组织}}转到{{转入组织}}，请予接收。',
    ['spread', '党员名册'],
    '（有效期{{有效天数}}天，到{{有效期至}}为止）',
  ],
  fields: [
    organization('recipient', '主送单位'),
    text('names', '姓名'),
    number('people', '人数'),
    text('from', '转出组织'),
    text('target', '转入组织'),
    number('days', '有效天数'),
    day('validUntil', '有效期至'),
    list('list', '党员名册', {
      columns: ['姓名', '性别', '民族', '出生年月', '党员类别', '入党年月', '党费交至'],
    }),
  ],
})

const membership = template({
  key: 'certificate-member',
  kind: 'certificate',
  name: '党员身份证明',
  title: '党员身份证明',
  blocks: [
    '{{姓名}}同志系{{本组织}}党员，{{入党日期}}加入中国共产党，组织关系在{{本组织}}。{{补充说明}}',
    '特此证明。',
  ],
  fields: [
    person('person', '姓名'),
    day('joinedOn', '入党日期'),
    text('more', '补充说明', { required: false }),
  ],
})

/** 临时外出证明: away for less than six months, the relation stays at home. */
const absence = template({
  key: 'certificate-absence',
  kind: 'certificate',
  name: '党员临时外出证明',
  title: '党员临时外出证明',
  blocks: [
    '{{姓名}}同志系{{本组织}}党员，因事自{{外出日期}}至{{返回日期}}在{{去向}}，请协助安排其参加组织生活。外出期间，该同志组织关系仍在{{本组织}}，党费在{{本组织}}交纳。',
    '特此证明。',
  ],
  fields: [person('name', '姓名'), text('place', '去向'), day('from', '外出日期'), day('until', '返回日期')],
})

const announcement = template({
  key: 'public-notice-candidates',
  kind: 'publicNotice',
  name: '候选人预备人选公示',
  title: '{{本组织}}关于委员候选人预备人选的公示',
  blocks: [
    '根据《中国共产党基层组织选举工作条例》有关规定，经推荐提名、研究审查，现将委员候选人预备人选予以公示。',
    ['spread', '候选人预备人选'],
    '公示时间：{{公示起始}}至{{公示截止}}。公示期间，如对公示对象有异议，请以书面、电话等形式实名反映。受理电话：{{受理电话}}。',
  ],
  fields: [candidates, day('from', '公示起始'), day('until', '公示截止'), text('phone', '受理电话')],
})

export const paperTemplates: Template[] = [
  electionResult,
  electionDue,
  branchElectionDue,
  letter,
  introduction,
  transfer,
  membership,
  absence,
  announcement,
]
