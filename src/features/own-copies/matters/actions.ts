import { minuteOf } from '#basics/days.ts'
import { ballotPostNames, electionKindNames, electionStatusNames } from '#features/elections/rules.ts'
import { stateNames as suggestionStateNames, topicNames } from '#features/suggestions/rules.ts'
import { talksOf } from '#features/talks/queries.ts'
import { ownTransfers } from '#features/transfers/queries.ts'
import { causeNames, transferKindNames, stateNames as transferStateNames } from '#features/transfers/rules.ts'
import type { Context } from '#platform/context.ts'
import type { SheetContent } from '#platform/sheets.ts'
import { allOfThem, sheet } from '../sheets/actions.ts'
import { candidaciesOf, suggestionsOf } from './queries.ts'

/** What somebody talked about, said, asked for, and stood for. */
export async function matterSheets(ctx: Context, personId: number): Promise<SheetContent[]> {
  return [
    await talkSheet(ctx, personId),
    await suggestionSheet(ctx, personId),
    await transferSheet(ctx, personId),
    await electionSheet(ctx, personId),
  ]
}

/** What was said is for the two who talked: he is one of them. */
const talkSheet = async (ctx: Context, personId: number) =>
  sheet(
    'talks',
    [
      ['日期', 14, 'day'],
      ['党支部', 30],
      ['同谁谈', 16],
      ['谈话内容', 60],
      ['登记人', 16],
    ],
    (await talksOf(ctx, personId, allOfThem)).map((one) => [
      one.heldOn,
      one.organizationName,
      one.oneId === personId ? one.otherName : one.oneName,
      one.gistSealed && ctx.sealing.open(one.gistSealed),
      one.recordedBy,
    ]),
  )

const suggestionSheet = async (ctx: Context, personId: number) =>
  sheet(
    'suggestions',
    [
      ['提出时间', 18],
      ['类别', 12],
      ['标题', 30],
      ['内容和答复', 60],
      ['办理党组织', 30],
      ['进度', 12],
    ],
    (await suggestionsOf(ctx, personId)).map((one) => [
      minuteOf(one.writtenAt),
      topicNames[one.topic],
      one.title,
      one.words,
      one.organizationName,
      suggestionStateNames[one.state],
    ]),
  )

const transferSheet = async (ctx: Context, personId: number) =>
  sheet(
    'transfers',
    [
      ['发起时间', 18],
      ['类别', 14],
      ['转出党组织', 36],
      ['转入党组织', 36],
      ['原因', 20],
      ['说明', 30],
      ['介绍信编号', 20],
      ['进度', 14],
      ['办结日期', 14, 'day'],
    ],
    (await ownTransfers(ctx, personId, allOfThem)).map((one) => [
      minuteOf(one.startedAt),
      transferKindNames[one.kind],
      one.fromName,
      one.toName,
      causeNames[one.cause],
      one.explanation,
      one.letterNumber ?? one.theirNumber,
      transferStateNames[one.state],
      one.doneOn,
    ]),
  )

const electionSheet = async (ctx: Context, personId: number) =>
  sheet(
    'elections',
    [
      ['选举日期', 14, 'day'],
      ['类别', 12],
      ['党组织', 36],
      ['候选职务', 14],
      ['进度', 12],
    ],
    (await candidaciesOf(ctx, personId)).map((one) => [
      one.plannedOn,
      electionKindNames[one.kind],
      one.organizationName,
      ballotPostNames[one.post],
      electionStatusNames[one.status],
    ]),
  )
