import type { MaskedField } from '#basics/masks.ts'
import { degreeName } from '#basics/standards/degree.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { genderName } from '#basics/standards/gender.ts'
import { familyOf } from '#features/people/dossier/queries.ts'
import { recordActions } from '#features/people/record/actions.ts'
import { sealedValue } from '#features/people/record/queries.ts'
import {
  employmentNames,
  membershipNames,
  occupationNames,
  politicalStatusNames,
} from '#features/people/rules.ts'
import { absenceKindNames } from '#features/transfers/absences/rules.ts'
import type { Context } from '#platform/context.ts'
import type { SheetContent } from '#platform/sheets.ts'
import { factSheet, sheet } from '../sheets/actions.ts'
import { correctionSheets } from './corrections/actions.ts'
import { absencesOf } from './queries.ts'

type Own = Awaited<ReturnType<typeof recordActions.own>>

/** What stands of somebody in the register, his numbers and his address whole. */
export async function registerSheets(ctx: Context, personId: number): Promise<SheetContent[]> {
  const own = await recordActions.own(ctx, undefined)
  return [
    await personalSheet(ctx, personId, own),
    partySheet(own),
    postSheet(own),
    standingSheet(own),
    ...(await correctionSheets(ctx, personId)),
    await familySheet(ctx, personId),
    await absenceSheet(ctx, personId),
  ]
}

/** One's own value, opened; null where none is recorded. */
async function whole(ctx: Context, personId: number, field: MaskedField): Promise<string | null> {
  const found = await sealedValue(ctx, personId, field)
  return found?.sealed ? ctx.sealing.open(found.sealed) : null
}

const personalSheet = async (ctx: Context, personId: number, own: Own) =>
  factSheet('personal', [
    ['姓名', own.name],
    ['工号', own.employeeNo],
    ['性别', genderName(own.gender)],
    ['民族', ethnicityName(own.ethnicity)],
    ['出生日期', own.birthDate],
    ['公民身份号码', await whole(ctx, personId, 'identityNumber')],
    ['手机号码', await whole(ctx, personId, 'phone')],
    ['家庭住址', await whole(ctx, personId, 'homeAddress')],
    ['籍贯', own.nativePlace],
    ['参加工作日期', own.workStartedOn],
    ['学历', educationName(own.education)],
    ['学位', own.degree && degreeName(own.degree)],
    ['职业', occupationNames[own.occupation]],
    ['人员状态', employmentNames[own.employment]],
  ])

const partySheet = (own: Own) =>
  factSheet('party', [
    ['政治面貌', politicalStatusNames[own.politicalStatus]],
    ['党籍', membershipNames[own.membership]],
    ['所在党组织', own.organizationName],
    ['党小组', own.groupName],
    ['入党日期', own.joinedOn],
    ['转正日期', own.becameFullOn],
    ['党龄（年）', own.partyAge],
    ['流动起始日期', own.mobileSince],
    ['流动去向', own.mobileTo],
    ['失联起始日期', own.lostSince],
    ['失联情形', own.lostCase],
  ])

const postSheet = ({ heldPosts }: Own) =>
  sheet(
    'posts',
    [
      ['职务', 20],
      ['党组织', 36],
      ['党小组', 16],
      ['任职日期', 14, 'day'],
      ['免职日期', 14, 'day'],
      ['免职原因', 30],
    ],
    heldPosts.map((post) => [
      post.title,
      post.organizationName,
      post.groupName,
      post.fromOn,
      post.untilOn,
      post.endedBecause,
    ]),
  )

const standingSheet = ({ periods }: Own) =>
  sheet(
    'standings',
    [
      ['起', 14, 'day'],
      ['止', 14, 'day'],
      ['因何开始', 18],
      ['所在党组织', 36],
      ['政治面貌', 14],
      ['党籍', 12],
      ['人员状态', 12],
    ],
    periods.map((one) => [
      one.from,
      one.until,
      one.title,
      one.organizationName,
      one.politicalStatus,
      one.membership,
      one.employment,
    ]),
  )

const familySheet = async (ctx: Context, personId: number) =>
  sheet(
    'family',
    [
      ['关系', 12],
      ['姓名', 14],
      ['出生日期', 14, 'day'],
      ['政治面貌', 16],
      ['工作单位和职务', 40],
    ],
    (await familyOf(ctx, personId)).map((one) => [
      one.relation,
      one.name,
      one.birthDate,
      one.politicalStatus,
      one.work,
    ]),
  )

const absenceSheet = async (ctx: Context, personId: number) =>
  sheet(
    'absences',
    [
      ['起', 14, 'day'],
      ['预计止', 14, 'day'],
      ['回来日期', 14, 'day'],
      ['类别', 14],
      ['地点', 30],
      ['登记人', 16],
    ],
    (await absencesOf(ctx, personId)).map((one) => [
      one.fromOn,
      one.untilOn,
      one.endedOn,
      absenceKindNames[one.kind],
      one.place,
      one.recordedBy,
    ]),
  )
