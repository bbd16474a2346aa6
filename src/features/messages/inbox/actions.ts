import { minuteOf } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { inboxTopic, recipientsOf } from '../rules.ts'
import { catalogue } from '../templates/catalogue/rules.ts'
import type { inbox } from './contract.ts'
import {
  countLetters,
  type LetterRow,
  lettersOf,
  pageOfLetters,
  readLetter,
  readUntil,
  standingOf,
} from './queries.ts'

/** An inbox is whose it is, and of nobody else, whatever his office. What was told before there was an account is in it. */
const ownOf = ({ actor }: Context) => recipientsOf(actor)
const topicOf = ({ actor }: Context) => inboxTopic(recipientsOf(actor)[0] ?? '')

const kindName = (kind: string) => catalogue.find(({ key }) => key === kind)?.name ?? kind
const shown = (row: LetterRow) => ({ ...row, kindName: kindName(row.kind) })

export const inboxActions: ActionsOf<typeof inbox> = {
  async list(ctx, { page, size, descending, ...asked }) {
    const found = lettersOf(ctx, ownOf(ctx), asked)
    const rows = await pageOfLetters(found, descending, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map(shown), total: await countLetters(found) }
  },

  export(ctx, { descending, ...asked }) {
    const own = ownOf(ctx)
    return listSheet(
      '站内信',
      {
        name: '站内信',
        title: '站内信',
        columns: [
          { title: '时间', kind: 'text', width: 18 },
          { title: '类别', kind: 'text', width: 14 },
          { title: '标题', kind: 'text', width: 30 },
          { title: '内容', kind: 'text', width: 60 },
          { title: '阅读时间', kind: 'text', width: 18 },
        ],
      },
      (db, page) => pageOfLetters(lettersOf({ db }, own, asked), descending, page),
      ({ createdAt, kind, title, body, readAt }) => [
        minuteOf(createdAt),
        kindName(kind),
        title,
        body,
        readAt && minuteOf(readAt),
      ],
    )
  },

  standing: (ctx) => standingOf(ctx, ownOf(ctx)),

  live: (ctx) => ctx.hear(topicOf(ctx), (now) => standingOf(now, ownOf(ctx))),

  async read(ctx, { id }) {
    const row = await readLetter(ctx, ownOf(ctx), id)
    if (!row) throw new Refusal('not-found', 'not-found', { id })
    ctx.signal(topicOf(ctx))
    return shown(row)
  },

  async readAll(ctx, { untilId }) {
    const read = await readUntil(ctx, ownOf(ctx), untilId)
    ctx.signal(topicOf(ctx))
    return { read }
  },
}
