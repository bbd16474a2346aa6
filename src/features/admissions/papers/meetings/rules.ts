import { isPassed, neededOf } from '../../votes/rules.ts'
import { opinion, personForm } from '../applications/rules.ts'
import { basisOf, type PaperFacts, type Vote } from '../facts/rules.ts'
import {
  type Cell,
  cell,
  dayIfKnown,
  dayOr,
  head,
  type Part,
  pairs,
  type Sheet,
  table,
} from '../layout/rules.ts'

export type VoteAbout = 'admission' | 'confirmation'
const about = {
  admission: { what: '接收预备党员', about: '接收{}同志为中共预备党员', article: 20 },
  confirmation: { what: '预备党员转正', about: '{}同志转为中共正式党员', article: 32 },
}

/** 表决票: one for each candidate, as many as have a vote; nobody's name is written on it. */
export function ballotSheets(facts: PaperFacts, part: VoteAbout): Sheet[] {
  const vote = facts[part]
  const { what, article } = about[part]
  const ballot: Sheet = {
    size: 'a5',
    look: 'ballot',
    above: facts.branch,
    title: `${what}表决票`,
    parts: [
      { k: 'gap', tall: 2 },
      {
        k: 'form',
        columns: [3, 2, 2, 2],
        rows: [
          [head('被表决人'), head('赞成'), head('反对'), head('弃权')],
          [cell(facts.person.name, { tall: 16 }), cell(''), cell(''), cell('')],
        ],
      },
      { k: 'gap', tall: 5 },
      {
        k: 'note',
        text: '说明：1. 采取无记名投票方式，对每名同志逐个表决，一票只表决一人。',
      },
      { k: 'note', text: '2. 在“赞成”“反对”“弃权”三栏中选一栏画“○”；画两栏以上的为无效票。' },
      {
        k: 'note',
        text: `3. 有表决权的到会正式党员超过应到会有表决权党员的半数方可开会；赞成票超过应到会有表决权的正式党员的半数（本次应到会${vote.entitled}人，须有${neededOf(vote.entitled)}票）为通过。`,
      },
      { k: 'fill' },
      { k: 'right', lines: [`${facts.branch}（章）`, dayOr(vote.heldOn)] },
    ],
    basis: basisOf(facts.version, article),
  }
  return Array.from({ length: Math.max(1, vote.present ?? vote.entitled) }, () => ballot)
}

const count = (value: number | null) => (value === null ? '　　　' : String(value))

/** Whether the count carries the motion; null while there is none. */
const isCarried = ({ entitled, inFavour }: Vote): boolean | null =>
  inFavour === null ? null : isPassed({ entitled, inFavour })

const verdictOf = (vote: Vote): string => {
  const carried = isCarried(vote)
  return carried === null ? '' : carried ? '通过' : '未通过'
}

const countOf = (name: string, vote: Vote) =>
  table(
    [3, 2, 2, 2, 2, 3, 3],
    ['被表决人', '赞成', '反对', '弃权', '无效', '通过所需票数', '表决结果'],
    [
      [
        name,
        count(vote.inFavour),
        count(vote.against),
        count(vote.abstained),
        count(vote.spoiled),
        `${neededOf(vote.entitled)} 票`,
        verdictOf(vote),
      ],
    ],
  )

/** When and where, who led, who was there. */
const attended = (vote: Vote): Cell[][] => [
  pairs(['会议时间', dayIfKnown(vote.heldOn)], ['地点', vote.place]),
  pairs(['主持人', vote.chair], ['记录人', vote.recorder]),
  [
    head('应到会有表决权\n的正式党员', { span: 3 }),
    cell(`${vote.entitled} 人`, { span: 3 }),
    head('实到会有表决权\n的正式党员', { span: 3 }),
    cell(`${count(vote.present)} 人`, { span: 3 }),
  ],
  [
    head('缺席人员\n及原因', { span: 2 }),
    cell(vote.absent.join('；') || (vote.present === vote.entitled ? '无' : ''), {
      span: 10,
      align: 'left',
      tall: 14,
    }),
  ],
]

const counted = (vote: Vote): Part =>
  personForm([
    opinion('计票说明', null, 30),
    opinion('监票人签名', vote.scrutineers.join('、'), 26, [dayOr(vote.heldOn)]),
    opinion('计票人签名', vote.tellers.join('、'), 26, [dayOr(vote.heldOn)]),
    opinion('支部书记\n签名', null, 26, [dayOr(vote.heldOn)]),
  ])

const tallyOf = (facts: PaperFacts, part: VoteAbout, parts: Part[]): Sheet => ({
  size: 'a4',
  look: 'form',
  above: facts.branch,
  title: `${about[part].what}票决情况汇总表`,
  parts,
  basis: basisOf(facts.version, 19, about[part].article),
})

/** 票决情况汇总表. */
export function tallySheet(facts: PaperFacts, part: VoteAbout): Sheet {
  const vote = facts[part]
  const ballots = [
    head('发出票数', { span: 3 }),
    cell(`${count(vote.handedOut)} 张`, { span: 3 }),
    head('收回票数', { span: 3 }),
    cell(`${count(vote.returned)} 张`, { span: 3 }),
  ]
  return tallyOf(facts, part, [
    personForm([...attended(vote), ballots]),
    { k: 'gap', tall: 5 },
    countOf(facts.person.name, vote),
    { k: 'gap', tall: 5 },
    counted(vote),
  ])
}

/** The same of all whom one meeting voted on, one by one: a line each. */
export function jointTallySheet(all: [PaperFacts, ...PaperFacts[]], part: VoteAbout): Sheet {
  const [first] = all
  const lines = all.map((facts) => {
    const vote = facts[part]
    const numbers = [vote.handedOut, vote.returned, vote.inFavour, vote.against, vote.abstained, vote.spoiled]
    return [facts.person.name, ...numbers.map(count), `${neededOf(vote.entitled)} 票`, verdictOf(vote)]
  })
  return tallyOf(first, part, [
    personForm(attended(first[part])),
    { k: 'gap', tall: 5 },
    table(
      [3, 2, 2, 2, 2, 2, 2, 2, 3],
      ['被表决人', '发出', '收回', '赞成', '反对', '弃权', '无效', '须有', '表决结果'],
      lines,
    ),
    { k: 'gap', tall: 5 },
    counted(first[part]),
  ])
}

const agenda = {
  admission: [
    '发展对象汇报对党的认识、入党动机、本人履历、家庭主要成员和主要社会关系情况，以及需向党组织说明的问题',
    '入党介绍人介绍发展对象有关情况，并对其能否入党表明意见',
    '支部委员会报告对发展对象的审查情况',
    '与会党员对发展对象能否入党进行充分讨论，并采取无记名投票方式进行表决',
    '宣布表决结果，形成支部大会决议',
  ],
  confirmation: [
    '预备党员宣读转正申请，汇报预备期表现',
    '党小组提出意见，入党介绍人介绍情况',
    '支部委员会报告征求党员和群众意见及审查情况',
    '与会党员讨论，并采取无记名投票方式进行表决',
    '宣布表决结果，形成支部大会决议',
  ],
}

/** 支部大会会议记录. */
export function minutesSheet(facts: PaperFacts, part: VoteAbout): Sheet {
  const vote = facts[part]
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: `${facts.branch}\n党员大会会议记录`,
    parts: [
      personForm([
        pairs(['时间', dayIfKnown(vote.heldOn)], ['地点', vote.place]),
        pairs(['主持人', vote.chair], ['记录人', vote.recorder]),
        pairs(['应到会', `${vote.entitled} 人`], ['实到会', `${count(vote.present)} 人`]),
        [
          head('缺席人员\n及原因', { span: 2 }),
          cell(vote.absent.join('；'), { span: 10, align: 'left', tall: 12 }),
        ],
        pairs(['议题', `讨论${about[part].about.replace('{}', facts.person.name)}`]),
        opinion('议程', `${agenda[part].map((line, at) => `${at + 1}. ${line}`).join('；\n')}。`, 40),
        opinion('讨论发言', null, 78),
        opinion(
          '表决结果',
          `赞成${count(vote.inFavour)}票，反对${count(vote.against)}票，弃权${count(vote.abstained)}票。`,
          14,
        ),
        opinion('决议', vote.resolution, 26, ['主持人签名：　　　　　　记录人签名：　　　　　　']),
      ]),
    ],
    basis: basisOf(facts.version, 19, about[part].article),
  }
}

/** What the meeting found, or lines to write it on. */
const opinionOf = (name: string, { resolution }: Vote): Part[] =>
  resolution
    ? [{ k: 'text', text: resolution }]
    : [
        { k: 'text', text: `大会认为，${name}同志：` },
        { k: 'ruled', count: 5 },
      ]

/** 支部大会决议: with the numbers of the count; without a count it leaves room for them. */
export function resolutionSheet(facts: PaperFacts, part: VoteAbout): Sheet {
  const vote = facts[part]
  const carried = isCarried(vote)
  const outcome = about[part].about.replace('{}', facts.person.name)
  const verdict = carried === null ? '同意（不同意）' : carried ? '同意' : '不同意'
  return {
    size: 'a4',
    look: 'document',
    above: '',
    title: `关于${outcome}的决议`,
    parts: [
      {
        k: 'text',
        text: `${facts.branch}于${dayOr(vote.heldOn)}召开支部党员大会，讨论${outcome}的问题。`,
      },
      ...opinionOf(facts.person.name, vote),
      {
        k: 'text',
        text: `本支部应到会有表决权的正式党员${vote.entitled}名，实到会有表决权的正式党员${count(vote.present)}名，采取无记名投票方式表决，赞成${count(vote.inFavour)}票，反对${count(vote.against)}票，弃权${count(vote.abstained)}票，赞成人数${carried === false ? '未' : ''}超过应到会有表决权的正式党员的半数，${verdict}${outcome}。`,
      },
      ...(part === 'admission'
        ? [{ k: 'text' as const, text: '现报上级党委审批。' }]
        : [{ k: 'text' as const, text: '预备期满，现报上级党委审批。' }]),
      { k: 'gap', tall: 14 },
      { k: 'right', lines: [facts.branch, '支部书记签名：　　　　　　', dayOr(vote.heldOn)] },
    ],
    basis: basisOf(facts.version, about[part].article, part === 'admission' ? 23 : 33),
  }
}
