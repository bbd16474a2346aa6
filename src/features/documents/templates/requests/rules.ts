import { coBuildingRequest, distributionRequest } from '../co-building/rules.ts'
import { electionRequests } from '../elections/rules.ts'
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

const asks = '妥否，请批示。'
const decided = day('decidedOn', '会议研究日期')
const electionRules = '《中国共产党章程》《中国共产党基层组织选举工作条例》'

/** 支部成立. 支部工作条例（试行）第四条、第五条 (V): at least three full members; the committee above decides. */
const establishment = template({
  key: 'request-establishment',
  kind: 'request',
  name: '成立党支部的请示',
  title: '{{本组织}}关于成立{{拟成立党支部名称}}的请示',
  blocks: [
    '根据《中国共产党章程》《中国共产党支部工作条例（试行）》有关规定，为加强党的组织建设，便于党员参加组织生活，经{{会议研究日期}}会议研究，拟成立{{拟成立党支部名称}}，隶属{{本组织}}。现将有关事项请示如下。',
    ['h1', '一、成立理由'],
    ['spread', '成立理由'],
    ['h1', '二、党员情况'],
    '拟成立的党支部现有正式党员{{拟转入正式党员人数}}名、预备党员{{拟转入预备党员人数}}名，符合正式党员3人以上应当成立党支部的规定。',
    ['h1', '三、组织设置'],
    '拟由{{拟任书记}}同志任党支部书记。党支部成立后，{{班子设置}}。',
    asks,
  ],
  attachments: [{ title: '{{拟成立党支部名称}}党员名册', blocks: [['spread', '党员名册']] }],
  fields: [
    organization('newName', '拟成立党支部名称'),
    decided,
    paragraphs('grounds', '成立理由'),
    number('newFullMembers', '拟转入正式党员人数'),
    number('newProbationary', '拟转入预备党员人数'),
    person('proposedSecretary', '拟任书记'),
    text('composition', '班子设置'),
    list('roster', '党员名册', { columns: ['姓名', '性别', '出生年月', '入党时间', '现任职务'] }),
  ],
})

/** 换届选举. 基层组织选举工作条例第三条 (V). */
const election = template({
  key: 'request-election',
  kind: 'request',
  name: '换届选举的请示',
  title: '{{本组织}}关于召开党员大会进行换届选举的请示',
  blocks: [
    `{{本组织}}本届班子于{{本届起始日期}}选举产生，将于{{届满日期}}任期届满。根据${electionRules}有关规定，经{{会议研究日期}}会议研究，拟于{{拟召开日期}}召开党员大会进行换届选举。现将有关事项请示如下。`,
    ['h1', '一、大会主要议程'],
    ['spread', '大会议程'],
    ['h1', '二、委员会组成'],
    '新一届委员会拟设委员{{拟设委员名数}}名，其中书记1名、副书记{{拟设副书记名数}}名。',
    ['h1', '三、选举办法'],
    '委员采用无记名投票方式差额选举产生，候选人的差额不少于应选人数的20%，拟提名候选人{{拟提名候选人数}}名；书记、副书记由新一届委员会第一次全体会议等额选举产生，结果报{{上级党组织}}审批。',
    '现有党员{{党员人数}}名，其中正式党员{{正式党员人数}}名，有选举权的到会人数不少于应到会人数的五分之四方可进行选举。',
    asks,
  ],
  fields: [
    decided,
    day('meetingOn', '拟召开日期'),
    list('agenda', '大会议程', { hint: '每行一项' }),
    number('seats', '拟设委员名数'),
    number('deputies', '拟设副书记名数'),
    number('nominees', '拟提名候选人数'),
  ],
})

/** 候选人预备人选. 基层组织选举工作条例第十三条 (content V): the committee above examines who is nominated. */
const nomination = template({
  key: 'request-candidates',
  kind: 'request',
  name: '候选人预备人选的请示',
  title: '{{本组织}}关于委员候选人预备人选的请示',
  blocks: [
    `根据${electionRules}有关规定，在充分发扬民主、广泛听取党员意见的基础上，经{{会议研究日期}}会议研究，提出新一届委员会委员候选人预备人选{{预备人选人数}}名，应选委员{{应选人数}}名，差额{{差额人数}}名；提名{{书记人选}}同志为书记候选人预备人选。`,
    '上述人选在提名前已征求党员和群众意见，符合任职条件，名单附后。',
    asks,
  ],
  attachments: [{ title: '委员候选人预备人选名单', blocks: [['spread', '候选人预备人选']] }],
  fields: [
    decided,
    number('nominees', '预备人选人数'),
    number('seats', '应选人数'),
    number('difference', '差额人数'),
    person('proposedSecretary', '书记人选'),
    candidates,
  ],
})

/** 增补. 基层组织选举工作条例第四条、支部工作条例 (M): a vacancy is filled for the rest of the term. */
const byElection = template({
  key: 'request-by-election',
  kind: 'request',
  name: '增补委员的请示',
  title: '{{本组织}}关于增补委员的请示',
  blocks: [
    '因{{出缺原因}}，{{本组织}}班子出缺{{出缺名数}}名。根据《中国共产党基层组织选举工作条例》有关规定，为保证工作正常开展，经{{会议研究日期}}会议研究，拟于{{拟召开日期}}召开党员大会增补委员{{增补名数}}名，任期至本届届满之日{{届满日期}}止。',
    '拟提名候选人预备人选{{预备人选人数}}名，名单附后。现有党员{{党员人数}}名，其中正式党员{{正式党员人数}}名。',
    asks,
  ],
  attachments: [{ title: '增补委员候选人预备人选名单', blocks: [['spread', '候选人预备人选']] }],
  fields: [
    text('vacancy', '出缺原因'),
    number('vacancies', '出缺名数'),
    decided,
    day('meetingOn', '拟召开日期'),
    number('seats', '增补名数'),
    number('nominees', '预备人选人数'),
    candidates,
  ],
})

/** 延期换届. 基层组织选举工作条例第三条 (V): not longer than one year, with the approval of the committee above. */
const extension = template({
  key: 'request-extension',
  kind: 'request',
  name: '延期换届的请示',
  title: '{{本组织}}关于延期换届的请示',
  blocks: [
    '{{本组织}}本届班子于{{本届起始日期}}选举产生，将于{{届满日期}}任期届满。因{{延期原因}}，不能如期进行换届选举。',
    '根据《中国共产党基层组织选举工作条例》关于延长或者提前任期须报上级党组织批准、延长期限一般不超过1年的规定，经{{会议研究日期}}会议研究，拟将换届选举延期至{{延期至}}前进行。延期期间，本届班子继续履行职责，保证各项工作正常开展。',
    asks,
  ],
  fields: [text('grounds', '延期原因'), decided, day('extendedTo', '延期至')],
})

/** 撤销. 支部工作条例（试行）第六条 (V): the committee above decides. */
const closure = template({
  key: 'request-closure',
  kind: 'request',
  name: '撤销党支部的请示',
  title: '{{本组织}}关于撤销{{拟撤销党支部名称}}的请示',
  blocks: [
    '因{{撤销原因}}，{{拟撤销党支部名称}}已不具备继续设置的条件。根据《中国共产党支部工作条例（试行）》有关规定，经{{会议研究日期}}会议研究，拟撤销{{拟撤销党支部名称}}。',
    '该党支部现有党员{{拟转出党员人数}}名，撤销后组织关系转入{{转入党支部}}，党费、印章、档案等按规定移交，确保每名党员都在组织管理之中。',
    asks,
  ],
  fields: [
    organization('closedName', '拟撤销党支部名称'),
    text('grounds', '撤销原因'),
    decided,
    number('movedMembers', '拟转出党员人数'),
    organization('receivingName', '转入党支部'),
  ],
})

const renaming = template({
  key: 'request-renaming',
  kind: 'request',
  name: '更名的请示',
  title: '{{本组织}}关于更名的请示',
  blocks: [
    '因{{更名原因}}，为使党组织名称与单位名称保持一致，经{{会议研究日期}}会议研究，拟将{{本组织}}更名为{{拟更名称}}，隶属关系、班子成员和任期不变。',
    asks,
  ],
  fields: [text('grounds', '更名原因'), decided, organization('newName', '拟更名称')],
})

const general = template({
  key: 'request-general',
  kind: 'request',
  name: '一般请示',
  title: '{{本组织}}关于{{事由}}的请示',
  blocks: [['spread', '正文'], asks],
  fields: [
    text('matter', '事由', { hint: '一份请示只写一件事' }),
    paragraphs('body', '正文', { hint: '写明缘由、依据和请示的事项；结束语已自动写上' }),
  ],
})

export const requestTemplates: Template[] = [
  ...electionRequests,
  establishment,
  election,
  nomination,
  byElection,
  extension,
  closure,
  renaming,
  coBuildingRequest,
  distributionRequest,
  general,
]
