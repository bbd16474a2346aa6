import { coBuildingReply, distributionReply } from '../co-building/rules.ts'
import { electionReplies } from '../elections/rules.ts'
import { day, number, organization, paragraphs, person, template, text } from '../fields/rules.ts'
import type { Template } from '../rules.ts'
import { agreeing, conduct, decided, ends, received } from './wording/rules.ts'

/** Who is approved, as the list of the request names them. */
const named = [text('nominees', '批准人选', { hint: '姓名之间用顿号' }), number('count', '批准人数')]

const establishment = agreeing({
  key: 'reply-establishment',
  name: '同意成立党支部的批复',
  agrees: [
    '一、同意成立{{批准成立的党支部}}，隶属{{来文单位}}。',
    '二、同意{{批准书记人选}}同志为书记候选人预备人选。请按照《中国共产党支部工作条例（试行）》和《中国共产党基层组织选举工作条例》有关规定，及时召开党员大会选举产生党支部书记或者支部委员会，选举结果报批。',
    '三、请做好党员组织关系接转工作，健全组织生活制度。',
  ],
  fields: [organization('newName', '批准成立的党支部'), person('proposedSecretary', '批准书记人选')],
})

const election = agreeing({
  key: 'reply-election',
  name: '同意换届选举的批复',
  agrees: [
    '一、同意{{来文称呼}}于{{批准召开日期}}召开党员大会进行换届选举。',
    '二、同意新一届委员会由{{批准委员名数}}名委员组成，设书记1名、副书记{{批准副书记名数}}名。',
    `三、${conduct}`,
  ],
  fields: [
    day('meetingOn', '批准召开日期'),
    number('seats', '批准委员名数'),
    number('deputies', '批准副书记名数'),
  ],
})

const candidates = agreeing({
  key: 'reply-candidates',
  name: '同意候选人预备人选的批复',
  agrees: ['一、同意{{批准人选}}等{{批准人数}}名同志为委员候选人预备人选。', `二、${conduct}`],
  fields: named,
})

const byElection = agreeing({
  key: 'reply-by-election',
  name: '同意增补委员的批复',
  agrees: [
    '一、同意{{来文称呼}}于{{批准召开日期}}召开党员大会增补委员{{批准增补名数}}名，任期与本届委员会任期相同。',
    '二、同意{{批准人选}}等{{批准人数}}名同志为候选人预备人选。',
    `三、${conduct}`,
  ],
  fields: [day('meetingOn', '批准召开日期'), number('seats', '批准增补名数'), ...named],
})

const extension = agreeing({
  key: 'reply-extension',
  name: '同意延期换届的批复',
  agrees: [
    '一、同意{{来文称呼}}换届选举延期至{{批准延期至}}前进行。',
    '二、延期期间，本届班子要切实履行职责，抓紧做好换届准备，不得再次延期。',
  ],
  fields: [day('extendedTo', '批准延期至')],
})

const closure = agreeing({
  key: 'reply-closure',
  name: '同意撤销党支部的批复',
  agrees: [
    '一、同意撤销{{批准撤销的党支部}}。',
    '二、请做好党员组织关系接转和党费、印章、档案移交工作，确保每名党员都在组织管理之中。',
  ],
  fields: [organization('closedName', '批准撤销的党支部')],
})

const renaming = agreeing({
  key: 'reply-renaming',
  name: '同意更名的批复',
  agrees: ['同意{{来文单位}}更名为{{批准的名称}}。请做好印章更换、资料变更等工作。'],
  fields: [organization('newName', '批准的名称')],
})

const general = agreeing({
  key: 'reply-general',
  name: '同意的批复（一般事项）',
  agrees: ['同意{{来文称呼}}{{来文事由}}。'],
})

/** A disapproval is a 批复 as well (V). */
const refusal = template({
  key: 'reply-refusal',
  kind: 'reply',
  name: '不同意的批复',
  title: '{{本组织}}关于{{来文事由}}的批复',
  blocks: [received, '不同意{{来文称呼}}{{来文事由}}。', ['spread', '不同意的理由和要求'], ends],
  fields: [decided, paragraphs('grounds', '不同意的理由和要求')],
})

export const replyTemplates: Template[] = [
  ...electionReplies,
  establishment,
  election,
  candidates,
  byElection,
  extension,
  closure,
  renaming,
  coBuildingReply,
  distributionReply,
  general,
  refusal,
]

/** The templates of a 批复 that answer a 请示 written from this template: agreeing, and not. */
export function repliesTo(requestKey: string): { agree: string; disagree: string } {
  const agree = requestKey.replace(/^request-/, 'reply-')
  const known = replyTemplates.some(({ key }) => key === agree && key !== refusal.key)
  return { agree: known ? agree : general.key, disagree: refusal.key }
}
