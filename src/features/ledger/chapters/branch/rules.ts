import { ageOn, type Day } from '#basics/days.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { type Gender, genderName } from '#basics/standards/gender.ts'
import {
  kindNames,
  type OrganizationKind,
  termStatus,
  termStatusNames,
} from '#features/organizations/rules.ts'
import { type Duty, type PostKind, postName } from '#features/people/posts/rules.ts'
import { politicalStatusNames } from '#features/people/rules.ts'
import { type Chapter, day, narrowed, number, row, text } from '../rules.ts'

export type Place = {
  id: number
  name: string
  code: string
  kind: OrganizationKind
  parentName: string | null
  establishedOn: Day | null
  contactPhone: string | null
}
export type Member = {
  id: number
  name: string
  gender: Gender
  ethnicity: string
  birthDate: Day
  education: string
  politicalStatus: 'fullMember' | 'probationaryMember'
  joinedOn: Day | null
  becameFullOn: Day | null
  groupId: number | null
  retired: boolean
}
export type Office = {
  personId: number
  name: string
  kind: PostKind
  duty: Duty | null
  groupId: number | null
  from: Day
  until: Day | null
}
export type Group = { id: number; name: string; from: Day }
export type Term = { fromOn: Day; endsOn: Day; years: number } | null

export type BranchReading = {
  asOf: Day
  place: Place
  term: Term
  members: Member[]
  offices: Office[]
  groups: Group[]
}

const holds = ({ from, until }: Office, on: Day) => from <= on && (until === null || until > on)

/** 基本情况: what the branch is, and how many it has, as of the day. */
export function basicsChapter({ asOf, place, term, members, offices, groups }: BranchReading): Chapter {
  const branch = `/organizations/${place.id}`
  const people = narrowed('/people', place.id)
  const count = (test: (member: Member) => boolean) => members.filter(test).length
  const secretary = offices.find((one) => one.kind === 'secretary' && holds(one, asOf))
  const fact = (title: string, value: string | number | null, says: string, to: string) =>
    row([title, value === null ? '未登记' : String(value)], says, to)
  const state = term && termStatusNames[termStatus(term.endsOn, asOf)]
  return {
    key: 'basics',
    title: '支部基本情况',
    columns: [text('项目', 3), text('内容', 9)],
    rows: [
      fact('党支部', place.name, '党组织', branch),
      fact('编码', place.code, '党组织', branch),
      fact('类别', kindNames[place.kind], '党组织', branch),
      fact('上级党组织', place.parentName, '党组织', branch),
      fact('成立日期', place.establishedOn, '党组织', branch),
      fact('本届任期', term && `${term.fromOn} 至 ${term.endsOn}（${state}）`, '党组织·届期', branch),
      fact('书记', secretary?.name ?? null, '党组织·班子', branch),
      fact('党员', `${members.length} 名`, '党员名册', people),
      fact('其中正式党员', `${count((one) => one.politicalStatus === 'fullMember')} 名`, '党员名册', people),
      fact(
        '其中预备党员',
        `${count((one) => one.politicalStatus === 'probationaryMember')} 名`,
        '党员名册',
        people,
      ),
      fact('其中女党员', `${count((one) => one.gender === 'female')} 名`, '党员名册', people),
      fact('其中离退休党员', `${count((one) => one.retired)} 名`, '党员名册', people),
      fact('党小组', `${groups.length} 个`, '党组织·党小组', branch),
      fact('联系电话', place.contactPhone, '党组织', branch),
    ],
    origin: { says: '党组织和党员名册', to: branch },
    note: null,
    empty: '没有登记',
  }
}

/** 党员名册 as of the day; posts and groups as they stood then. */
export function rollChapter({ asOf, place, members, offices, groups }: BranchReading): Chapter {
  const groupOf = new Map(groups.map(({ id, name }) => [id, name]))
  const postsOf = Map.groupBy(
    offices.filter((one) => holds(one, asOf)),
    ({ personId }) => personId,
  )
  return {
    key: 'roll',
    title: '党员名册',
    columns: [
      text('姓名', 3),
      text('性别', 1),
      text('民族', 2),
      number('年龄'),
      text('学历', 3),
      text('类别', 3),
      day('入党日期'),
      day('转正日期'),
      text('党小组', 3),
      text('党内职务', 3),
    ],
    rows: members.map((one) =>
      row(
        [
          one.name,
          genderName(one.gender),
          ethnicityName(one.ethnicity),
          ageOn(one.birthDate, asOf),
          educationName(one.education),
          politicalStatusNames[one.politicalStatus],
          one.joinedOn,
          one.becameFullOn,
          (one.groupId !== null && groupOf.get(one.groupId)) || null,
          (postsOf.get(one.id) ?? []).map(({ kind, duty }) => postName(kind, duty)).join('、') || null,
        ],
        '党员信息',
        `/people/${one.id}`,
      ),
    ),
    origin: { says: '党员名册', to: narrowed('/people', place.id) },
    note: `共 ${members.length} 名`,
    empty: '这一天没有党员',
  }
}

/** 班子: who held which post in the year, with the days. */
export function committeeChapter({ place, term, offices }: BranchReading): Chapter {
  return {
    key: 'committee',
    title: '支部班子',
    columns: [text('职务', 4), text('姓名', 4), day('任职日期'), day('离任日期')],
    rows: offices
      .filter(({ kind }) => kind !== 'groupLeader')
      .map((one) =>
        row(
          [postName(one.kind, one.duty), one.name, one.from, one.until],
          '党员信息',
          `/people/${one.personId}`,
        ),
      ),
    origin: { says: '党组织·班子', to: `/organizations/${place.id}` },
    note: term ? `本届自 ${term.fromOn} 至 ${term.endsOn}，任期 ${term.years} 年` : '没有登记届期',
    empty: '没有登记班子成员',
  }
}

/** 党小组, each with its leader and how many members it had on the day. */
export function groupsChapter({ asOf, place, members, offices, groups }: BranchReading): Chapter {
  const leaderOf = (id: number) =>
    offices.find((one) => one.kind === 'groupLeader' && one.groupId === id && holds(one, asOf))?.name ?? null
  return {
    key: 'groups',
    title: '党小组',
    columns: [text('党小组', 4), text('组长', 4), number('党员'), day('设立日期')],
    rows: groups.map((one) =>
      row(
        [one.name, leaderOf(one.id), members.filter(({ groupId }) => groupId === one.id).length, one.from],
        '党组织·党小组',
        `/organizations/${place.id}`,
      ),
    ),
    origin: { says: '党组织·党小组', to: `/organizations/${place.id}` },
    note: null,
    empty: '没有设党小组',
  }
}
