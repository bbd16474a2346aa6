import { formatDay } from '#basics/days.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { printPdf } from '#platform/print.ts'
import { type Gathered, gather, noteDeed, standingFor } from '../gathering/actions.ts'
import { getElection } from '../queries.ts'
import { type BallotPost, ballotPostNames } from '../rules.ts'
import { quorumOf, whyNotVoter } from '../voters/rules.ts'
import type { papers } from './contract.ts'
import { type PaperName, paperNames, whyNotPrint } from './rules.ts'

/** What the template prints: the names in the order of the ballot, by the strokes of the surnames. */
function dataOf(gathered: Gathered, paper: PaperName, post: BallotPost) {
  const { row, members, voters } = gathered
  const progress = gathered.progress.find((one) => one.post === post) ?? gathered.progress[0]
  const names = progress ? standingFor(gathered, progress).map(({ name }) => name) : []
  const about = progress ? ballotPostNames[progress.post] : ''
  const attendance = progress && gathered.attendanceAt(progress.at)
  return {
    paper,
    organization: row.organizationName,
    title: paper === 'signIn' ? '党员大会签到册' : `选举${about}${paperNames[paper]}`,
    post: about,
    day: formatDay(row.plannedOn),
    seats: progress?.left || progress?.seats || 1,
    names,
    copies: attendance?.present ?? voters.length,
    entitled: attendance?.entitled ?? voters.length,
    quorum: quorumOf(voters.length),
    members: members.map((member) => ({
      name: member.name,
      note: whyNotVoter(member) === null ? '' : '无选举权',
    })),
  }
}

export const paperActions: ActionsOf<typeof papers> = {
  async print(ctx, { id, paper, post }) {
    const row = await getElection(ctx, id)
    const gathered = await gather(ctx, row)
    const data = dataOf(gathered, paper, post)
    const why = whyNotPrint({ paper, names: data.names.length, voters: gathered.voters.length })
    if (why) throw new Refusal('conflict', why, { names: data.names.length })
    noteDeed(ctx, row, 'printed', { after: { paper: paperNames[paper] } })
    const day = row.plannedOn
    return {
      name: `${row.shortName}${data.title}.pdf`,
      type: 'application/pdf',
      async *body() {
        yield await printPdf('election.typ', data, day)
      },
    }
  },
}
