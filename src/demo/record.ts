import { addDays, type Day } from '#basics/days.ts'
import type { NewPerson } from '#features/people/queries.ts'
import type { Random } from './random.ts'

export type Honour = { employeeNo: string; title: string; level: string; awardedOn: Day; awardedBy: string }
export type Training = {
  employeeNo: string
  course: string
  organizer: string
  fromOn: Day
  untilOn: Day
  hours: number
}

/** Stands for the name of the committee above somebody. */
const committeeAbove = '所党委'

const titles = [
  ['优秀共产党员', '院级', '星河研究院党委'],
  ['优秀党务工作者', '院级', '星河研究院党委'],
  ['优秀共产党员', '所级', committeeAbove],
  ['优秀共产党员', '所级', committeeAbove],
  ['先进工作者', '院级', '星河研究院'],
  ['技术能手', '院级', '星河研究院'],
] as const

/** Course, organizer, hours, days, and on which days before today it was held. */
const courses = [
  ['党员集中培训', '星河研究院党委', 16, 3, [190, 62]],
  ['党支部书记培训班', '星河研究院党校', 24, 3, [243]],
  ['发展对象培训班', '星河研究院党校', 24, 3, [222, 81]],
  ['党章党规专题学习', committeeAbove, 8, 1, [312, 145, 40]],
  ['保密与安全教育', committeeAbove, 4, 1, [270, 110, 24]],
] as const

const isMember = ({ standings }: NewPerson) => standings.at(-1)?.membership === 'active'

/** Honours of the last three years: about one member in thirty; `above`, the name of the committee above. */
export function honoursOf(random: Random, person: NewPerson, today: Day, above: string): Honour[] {
  if (!isMember(person) || !person.becameFullOn || !random.chance(0.035)) return []
  const year = Number(today.slice(0, 4)) - random.int(0, 2)
  const day = `${year}-06-28`
  const awardedOn = day < today ? day : `${year - 1}-06-28`
  if (awardedOn < person.becameFullOn) return []
  const [title, level, awardedBy] = random.pick(titles)
  return [{ employeeNo: person.employeeNo, title, level, awardedOn, awardedBy: named(awardedBy, above) }]
}

/** Courses of the last year; `above`, the name of the committee above. */
export function trainingsOf(random: Random, person: NewPerson, today: Day, above: string): Training[] {
  if (!isMember(person) || !random.chance(0.4)) return []
  const [course, by, hours, days, ago] = random.pick(courses)
  const organizer = named(by, above)
  const fromOn = addDays(today, -random.pick(ago))
  return [
    { employeeNo: person.employeeNo, course, organizer, fromOn, untilOn: addDays(fromOn, days - 1), hours },
  ]
}

const named = (decider: string, above: string) => (decider === committeeAbove ? above : decider)
