import { formatDay } from '#basics/days.ts'
import { basisOf, type PaperFacts, type PaperPerson } from '../facts/rules.ts'
import {
  type Cell,
  cell,
  dayIfKnown,
  form,
  head,
  monthOf,
  pairs,
  type Sheet,
  signed,
  words,
} from '../layout/rules.ts'

/** The first rows of every form, on twelve columns: who it is about, as the register knows him. */
export function whoRows(person: PaperPerson): Cell[][] {
  return [
    pairs(['姓名', person.name], ['性别', person.gender], ['出生年月', monthOf(person.birthDate)]),
    pairs(
      ['民族', person.ethnicity],
      ['籍贯', person.nativePlace],
      ['参加工作时间', monthOf(person.workStartedOn)],
    ),
    pairs(['学历', person.education], ['学位', person.degree], ['职业', person.occupation]),
  ]
}

/** 工作经历 as the register has kept it, one period a line. */
export const careerOf = ({ career }: PaperPerson): string =>
  career
    .map(({ from, until, text }) => {
      const since = from < '1900' ? '' : `${monthOf(from)}—`
      return `${since}${until ? monthOf(until) : '至今'}　${text}`
    })
    .join('\n')

export const honoursOf = ({ honours }: PaperPerson): string =>
  honours
    .map(({ title, awardedOn, awardedBy }) => `${monthOf(awardedOn)}　${title}（${awardedBy}）`)
    .join('\n')

/** 家庭主要成员和主要社会关系: a line each, with empty ones to be filled by hand. */
export function relativeRows({ family }: PaperPerson, least: number): Cell[][] {
  const lines = [...family, ...Array.from({ length: Math.max(0, least - family.length) }, () => null)]
  const titles = [
    head('家庭主要成员\n和主要社会\n关系情况', { span: 2, rows: lines.length + 1 }),
    head('称谓'),
    head('姓名', { span: 2 }),
    head('出生年月', { span: 2 }),
    head('政治面貌', { span: 2 }),
    head('工作单位及职务', { span: 3 }),
  ]
  return [
    titles,
    ...lines.map((one) => [
      cell(one?.relation),
      cell(one?.name, { span: 2 }),
      cell(monthOf(one?.birthDate), { span: 2 }),
      cell(one?.politicalStatus, { span: 2 }),
      cell(one?.work, { span: 3 }),
    ]),
  ]
}

/** Headings stand in the pairs 1, 3 and 5; what is said beside them wants a little more room. */
const twelve = [0.94, 0.94, 1.06, 1.06, 0.94, 0.94, 1.06, 1.06, 0.94, 0.94, 1.06, 1.06]
/** A form on twelve columns. */
export const personForm = (rows: Cell[][]) => form(twelve, rows)
/** One row: a heading at the left, words of some height beside it. */
export const opinion = (label: string, text: string | null, tall: number, foot: string[] = []): Cell[] => [
  head(label, { span: 2, tall }),
  words(text, 10, tall, foot),
]

const talkWords = ({ talk }: PaperFacts): string =>
  talk ? `${formatDay(talk.on)}，${talk.by}${talk.post ? `（${talk.post}）` : ''}受党组织委派同其谈话。` : ''

/** 入党申请人登记表. */
export function applicantSheet(facts: PaperFacts): Sheet {
  const { person, branch } = facts
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '入党申请人登记表',
    parts: [
      { k: 'flush', text: `党支部：${branch}` },
      personForm([
        ...whoRows(person),
        pairs(['公民身份号码', person.identityNumber], ['联系电话', person.phone]),
        pairs(['政治面貌', person.politicalStatus], ['现居住地', person.homeAddress]),
        pairs(
          ['递交入党\n申请书时间', dayIfKnown(facts.appliedOn)],
          ['党组织\n收到时间', dayIfKnown(facts.appliedOn)],
        ),
        opinion('学习和\n工作经历', careerOf(person), 34),
        ...relativeRows(person, 4),
        opinion('奖惩情况', honoursOf(person), 18),
        opinion('谈话情况', talkWords(facts), 20),
        opinion('党支部意见', null, 34, signed('党支部书记签名', null)),
      ]),
    ],
    basis: basisOf(facts.version, 5, 6, 7),
  }
}

const topics2026 =
  '谈话了解：学习工作经历，对党的认识，入党动机，遵纪守法情况，家庭情况；介绍党的基本知识和入党条件、程序。'
const topics2014 = '谈话了解：对党的认识，入党动机，思想、学习和工作情况；介绍入党条件和程序，加强教育引导。'

/** 谈话记录: the talk with an applicant, within a month of the application. */
export function talkSheet(facts: PaperFacts): Sheet {
  const { person, talk, branch } = facts
  return {
    size: 'a4',
    look: 'form',
    above: '',
    title: '入党申请人谈话记录',
    parts: [
      personForm([
        pairs(['谈话对象', person.name], ['党支部', branch]),
        pairs(['收到申请\n时间', dayIfKnown(facts.appliedOn)], ['谈话时间', dayIfKnown(talk?.on)]),
        pairs(['谈话人', talk?.by], ['职务', talk?.post], ['地点', talk?.place]),
        opinion('谈话提纲', facts.version === '2026' ? topics2026 : topics2014, 24),
        opinion('谈话内容', talk?.content ?? null, 112),
        opinion('谈话人意见', null, 32, signed('谈话人签名', talk?.on)),
        opinion('谈话对象\n确认', '以上记录与谈话内容相符。', 22, signed('谈话对象签名', talk?.on)),
      ]),
    ],
    basis: basisOf(facts.version, 7),
  }
}
