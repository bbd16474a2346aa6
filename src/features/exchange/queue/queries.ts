import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db' | 'now' | 'actor'>

const nobody = {
  queue_asked_at: null,
  queue_asked_by: null,
  queue_asked_account_id: null,
  queue_agreed_at: null,
  queue_agreed_by: null,
  queue_agreed_account_id: null,
}

export const setQueue = ({ db, now, actor }: Writer, partnerId: number, move: 'ask' | 'agree' | 'end') =>
  db
    .updateTable('exchange_partner')
    .set(
      move === 'end'
        ? nobody
        : move === 'ask'
          ? {
              queue_asked_at: now,
              queue_asked_by: actor.name,
              queue_asked_account_id: actor.accountId,
            }
          : {
              queue_agreed_at: now,
              queue_agreed_by: actor.name,
              queue_agreed_account_id: actor.accountId,
            },
    )
    .where('id', '=', partnerId)
    .execute()
