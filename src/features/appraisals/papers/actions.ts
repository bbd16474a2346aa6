import { dayIn } from '#basics/days.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { genderName } from '#basics/standards/gender.ts'
import { occupationNames } from '#features/people/rules.ts'
import type { Occupation } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { printPdf } from '#platform/print.ts'
import { gather, noteDeed, talliesTold } from '../gathering/actions.ts'
import { onRoll } from '../members/actions.ts'
import { getRound, type MemberRow, type Round, remarksOf } from '../queries.ts'
import type { papers } from './contract.ts'
import { peoplePrinted } from './queries.ts'
import { type Printed, type PrintedRound, paperNames, sheetsOf } from './rules.ts'

async function printedOf(ctx: Context, round: Round, members: MemberRow[]): Promise<PrintedRound> {
  const { ballots } = await gather(ctx, round)
  const tallies = await talliesTold(ctx, round)
  const remarks = await remarksOf(ctx, round.id)
  const people = await peoplePrinted(
    ctx,
    members.map(({ personId }) => personId),
  )
  const printed = members.flatMap((one): Printed[] => {
    const person = people.get(one.personId)
    if (!person) return []
    return [
      {
        ...one,
        birthDate: person.birthDate,
        joinedOn: person.joinedOn,
        gender: genderName(person.gender),
        ethnicity: ethnicityName(person.ethnicity),
        education: educationName(person.education),
        occupation: occupationNames[person.occupation as Occupation],
        selfAt: one.selfAt ? dayIn(new Date(one.selfAt)) : null,
        remarks: remarks.filter(({ aboutId }) => aboutId === one.personId),
        tally: tallies.get(one.personId) ?? null,
      },
    ]
  })
  return {
    branch: round.organizationName,
    year: round.year,
    closedOn: round.closedOn,
    ballots: ballots.online + ballots.paper - (round.paperSpoiled ?? 0),
    members: printed,
  }
}

export const paperActions: ActionsOf<typeof papers> = {
  async print(ctx, { id, paper, personId }) {
    const round = await getRound(ctx, id)
    const { members } = await gather(ctx, round)
    const chosen = personId ? [onRoll(members, personId)] : members
    const data = {
      sheets: sheetsOf(paper, await printedOf(ctx, round, chosen)),
      author: round.organizationName,
    }
    const who = personId ? (chosen[0]?.name ?? '') : round.organizationName
    if (data.sheets.length === 0) throw new Refusal('conflict', 'appraisal-paper-none', { name: who })
    noteDeed(ctx, round, 'printed', { after: { paper: paperNames[paper] } })
    return {
      name: `${who}${round.year}年度${paperNames[paper]}.pdf`,
      type: 'application/pdf',
      async *body() {
        yield await printPdf('admission.typ', data, ctx.today)
      },
    }
  },
}
