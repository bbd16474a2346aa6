import { addMonths, type Day, formatDay } from '#basics/days.ts'
import { careerOf, honoursOf, opinion, personForm, relativeRows, whoRows } from '../applications/rules.ts'
import { basisOf, type PaperFacts } from '../facts/rules.ts'
import { cell, dayIfKnown, head, type Part, pairs, type Sheet, signed, table } from '../layout/rules.ts'

type Review = { from: Day | null; until: Day; opinion: string | null; branchOpinion: string | null }

/** The half-years that are reviewed: what is there, and empty ones up to the least number. */
function halves(reviews: Review[], begin: Day | null, least: number): (Review | null)[] {
  const coming = Array.from({ length: Math.max(0, least - reviews.length) }, (_, at): Review | null => {
    const last = reviews.at(-1)?.until ?? begin
    if (!last) return null
    const from = addMonths(last, at * 6)
    return { from, until: addMonths(from, 6), opinion: null, branchOpinion: null }
  })
  return [...reviews, ...coming]
}

const between = (review: Review | null): string =>
  review
    ? `${review.from ? formatDay(review.from) : ''}至${formatDay(review.until)}`
    : '　　　年　　月至　　　年　　月'

/** A page for every half-year: what the mentors (介绍人) say, what the branch says. */
function reviewPages(reviews: (Review | null)[], by: string, sign: string): Part[] {
  return reviews.flatMap((review, at): Part[] => [
    { k: 'break' },
    { k: 'heading', text: `第${at + 1}次考察（每半年一次）　${between(review)}` },
    personForm([
      opinion(`${by}\n考察意见`, review?.opinion ?? null, 102, signed(sign, null)),
      opinion('党支部\n考察意见', review?.branchOpinion ?? null, 98, signed('党支部书记签名', null)),
    ]),
  ])
}

const coverOf = ({ person, branch, mentors, activistOn }: PaperFacts, basis: string): Sheet => ({
  size: 'a4',
  look: 'cover',
  above: '',
  title: '入党积极分子\n培养教育考察登记表',
  parts: [
    {
      k: 'lines',
      rows: [
        ['姓名', person.name],
        ['所在党支部', branch],
        ['确定为积极分子', dayIfKnown(activistOn)],
        ['培养联系人', mentors.join('、')],
      ],
    },
  ],
  basis,
})

const basicsOf = ({ person, appliedOn, activistOn, recommendation, activistFiledOn, mentors }: PaperFacts) =>
  personForm([
    ...whoRows(person),
    pairs(['申请入党\n时间', dayIfKnown(appliedOn)], ['确定为积极\n分子时间', dayIfKnown(activistOn)]),
    pairs(['推荐时间', dayIfKnown(recommendation?.on)], ['上级党委\n备案时间', dayIfKnown(activistFiledOn)]),
    pairs(['培养联系人', mentors.join('、')]),
    opinion('学习和\n工作经历', careerOf(person), 36),
    ...relativeRows(person, 5),
    opinion('奖惩情况', honoursOf(person), 22),
  ])

const reportsTable = ({ reports }: PaperFacts) =>
  table(
    [1, 3, 6, 3],
    ['序号', '递交时间', '主要内容', '培养联系人签名'],
    reports.map(({ on, title }, at) => [String(at + 1), formatDay(on), title, '']),
    8,
  )

/** 入党积极分子培养教育考察登记表: cover, who he is, half-year by half-year, the thought reports. */
export function activistSheets(facts: PaperFacts): Sheet[] {
  const { candidate, reviews, activistOn, version } = facts
  const basis = basisOf(version, 8, 9, 10, 11)
  const parts: Part[] = [
    basicsOf(facts),
    ...reviewPages(halves(reviews, activistOn, 2), '培养联系人', '培养联系人签名'),
    { k: 'break' },
    { k: 'heading', text: '思想汇报' },
    reportsTable(facts),
    { k: 'heading', text: '列为发展对象的意见' },
    personForm([
      opinion('党小组、培养\n联系人、党员\n和群众意见', candidate.opinions, 42),
      opinion(
        '支部委员会\n意见',
        facts.decisions.candidate ?? null,
        42,
        signed('党支部书记签名', candidate.decidedOn),
      ),
    ]),
  ]
  return [coverOf(facts, basis), { size: 'a4', look: 'form', above: '', title: '基本情况', parts, basis }]
}

/** 预备党员考察表: the year of probation, half-year by half-year. */
export function probationSheet(facts: PaperFacts): Sheet {
  const { person, sponsors, probation } = facts
  const reviews = facts.probationReviews.map((one) => ({ ...one, from: null }))
  const until = probation.extendedUntil ?? probation.until
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '预备党员教育考察表',
    parts: [
      personForm([
        ...whoRows(person),
        [
          head('预备期', { span: 2 }),
          cell(probation.from && until ? `${formatDay(probation.from)}至${formatDay(until)}` : '', {
            span: 6,
          }),
          head('宣誓时间', { span: 2 }),
          cell(dayIfKnown(facts.oath?.on), { span: 2 }),
        ],
        pairs(['入党介绍人', sponsors.join('、')]),
        opinion('学习和\n工作经历', careerOf(person), 40),
        opinion('奖惩情况', honoursOf(person), 30),
        opinion('支部大会\n指出的不足\n和希望', null, 46),
      ]),
      ...reviewPages(halves(reviews, probation.from, 2), '入党介绍人', '入党介绍人签名'),
    ],
    basis: basisOf(facts.version, 30, 31),
  }
}
