import { candidates, day, list, number, person, template, text } from '../fields/rules.ts'
import { agreeing, conduct } from '../replies/wording/rules.ts'
import type { Template } from '../rules.ts'

const asks = '妥否，请批示。'
const decided = day('decidedOn', '会议研究日期')
const meetingOn = day('meetingOn', '拟召开日期')
const agenda = list('agenda', '大会议程', { hint: '每行一项' })
const electionRules = '《中国共产党章程》《中国共产党基层组织选举工作条例》'
const present =
  '现有党员{{党员人数}}名，其中正式党员{{正式党员人数}}名，有选举权的到会人数不少于应到会人数的五分之四方可进行选举。'

/** 换届 in a branch with fewer than seven full members: no committee. 支部工作条例（试行）第二十条 (V). */
const branchElection = template({
  key: 'request-branch-election',
  kind: 'request',
  name: '换届选举的请示（不设支部委员会）',
  title: '{{本组织}}关于召开党员大会进行换届选举的请示',
  blocks: [
    `{{本组织}}本届班子于{{本届起始日期}}选举产生，将于{{届满日期}}任期届满。根据${electionRules}有关规定，经{{会议研究日期}}会议研究，拟于{{拟召开日期}}召开党员大会进行换届选举。现将有关事项请示如下。`,
    ['h1', '一、大会主要议程'],
    ['spread', '大会议程'],
    ['h1', '二、班子组成'],
    '正式党员不足7名，不设支部委员会，设书记1名、副书记{{拟设副书记名数}}名。',
    ['h1', '三、选举办法'],
    '书记、副书记由党员大会采用无记名投票方式等额选举产生，结果报{{上级党组织}}审批。',
    present,
    asks,
  ],
  fields: [decided, meetingOn, agenda, number('deputies', '拟设副书记名数')],
})

const branchCandidates = template({
  key: 'request-branch-candidates',
  kind: 'request',
  name: '书记候选人预备人选的请示',
  title: '{{本组织}}关于书记候选人预备人选的请示',
  blocks: [
    `根据${electionRules}有关规定，在充分发扬民主、广泛听取党员意见的基础上，经{{会议研究日期}}会议研究，提名{{书记人选}}同志为书记候选人预备人选。上述人选符合任职条件，名单附后。`,
    asks,
  ],
  attachments: [{ title: '候选人预备人选名单', blocks: [['spread', '候选人预备人选']] }],
  fields: [decided, person('proposedSecretary', '书记人选'), candidates],
})

/** 提前换届. 基层组织选举工作条例第三条 (V): with the approval of the organization above, generally at most a year early. */
const earlyElection = template({
  key: 'request-early-election',
  kind: 'request',
  name: '提前换届的请示',
  title: '{{本组织}}关于提前进行换届选举的请示',
  blocks: [
    '{{本组织}}本届班子于{{本届起始日期}}选举产生，将于{{届满日期}}任期届满。因{{提前原因}}，根据《中国共产党基层组织选举工作条例》关于延长或者提前任期须报上级党组织批准、提前期限一般不超过1年的规定，经{{会议研究日期}}会议研究，拟于{{拟召开日期}}召开党员大会，提前进行换届选举。现将有关事项请示如下。',
    ['h1', '一、大会主要议程'],
    ['spread', '大会议程'],
    ['h1', '二、班子组成'],
    '新一届班子拟设委员{{拟设委员名数}}名，其中书记1名、副书记{{拟设副书记名数}}名。',
    ['h1', '三、选举办法'],
    '选举采用无记名投票方式，委员差额选举，候选人的差额不少于应选人数的20%；书记、副书记等额选举，结果报{{上级党组织}}审批。',
    present,
    asks,
  ],
  fields: [
    text('grounds', '提前原因'),
    decided,
    meetingOn,
    agenda,
    number('seats', '拟设委员名数'),
    number('deputies', '拟设副书记名数'),
  ],
})

/** The result, and the approval of secretary and deputy that it needs; members are put on record. (M, content V) */
const result = template({
  key: 'request-election-result',
  kind: 'request',
  name: '选举结果的请示',
  title: '{{本组织}}关于选举结果的请示',
  blocks: [
    `根据${electionRules}有关规定，{{本组织}}于{{选举日期}}召开党员大会进行选举。应到会有选举权的党员{{应到会人数}}名，实到会{{实到会人数}}名，不少于应到会人数的五分之四，符合规定。选举采用无记名投票方式，结果如下。`,
    ['spread', '当选人员'],
    '请对当选的书记、副书记予以批准，对当选的委员予以备案。',
    asks,
  ],
  fields: [
    day('heldOn', '选举日期'),
    number('entitled', '应到会人数'),
    number('present', '实到会人数'),
    list('elected', '当选人员', { columns: ['姓名', '当选职务', '赞成票', '分工'] }),
  ],
})

export const electionRequests: Template[] = [branchElection, branchCandidates, earlyElection, result]

const approvedOn = day('meetingOn', '批准召开日期')

export const electionReplies: Template[] = [
  agreeing({
    key: 'reply-branch-election',
    name: '同意换届选举的批复（不设支部委员会）',
    agrees: [
      '一、同意{{来文称呼}}于{{批准召开日期}}召开党员大会进行换届选举。',
      '二、同意设书记1名、副书记{{批准副书记名数}}名，不设支部委员会。',
      `三、${conduct}`,
    ],
    fields: [approvedOn, number('deputies', '批准副书记名数')],
  }),
  agreeing({
    key: 'reply-branch-candidates',
    name: '同意书记候选人预备人选的批复',
    agrees: ['一、同意{{批准人选}}同志为书记候选人预备人选。', `二、${conduct}`],
    fields: [person('nominee', '批准人选')],
  }),
  agreeing({
    key: 'reply-early-election',
    name: '同意提前换届的批复',
    agrees: [
      '一、同意{{来文称呼}}于{{批准召开日期}}召开党员大会，提前进行换届选举。',
      '二、同意新一届班子由{{批准委员名数}}名委员组成，设书记1名、副书记{{批准副书记名数}}名。',
      `三、${conduct}`,
    ],
    fields: [approvedOn, number('seats', '批准委员名数'), number('deputies', '批准副书记名数')],
  }),
  agreeing({
    key: 'reply-election-result',
    name: '同意选举结果的批复',
    agrees: [
      '一、同意{{批准人选}}。',
      '二、其他当选人员予以备案。',
      '三、希望新一届班子认真履行职责，加强党支部建设，团结带领党员发挥先锋模范作用。',
    ],
    fields: [text('approved', '批准人选', { hint: '书记、副书记须经批准，写明姓名和职务' })],
  }),
]
