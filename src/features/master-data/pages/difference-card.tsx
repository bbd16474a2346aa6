import { TransferState } from '#features/transfers/pages/transfer-state.tsx'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { BeforeAfter } from '#web/kit/before-after.tsx'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { useMay } from '#web/session.ts'
import { MoveDialog } from './move-dialog.tsx'
import './feeds.css'

export type Difference = Awaited<ReturnType<typeof call.masterData.differences.list>>['rows'][number]

/** Both sides, what goes with it, where it comes from, what was asked and answered, which transfer it opened. */
export function Card({ difference: one }: { difference: Difference }) {
  const to = one.subject === 'person' ? `/people/${one.subjectId}` : `/organizations/${one.subjectId}`
  const sides = [{ key: 'title', label: one.title, before: one.registerText, after: one.masterText }]
  const along = one.along.map((more) => ({
    key: more.title,
    label: more.title,
    before: more.before,
    after: more.after,
  }))
  return (
    <div className="difference-card">
      <BeforeAfter rows={[...sides, ...along]} names={['名册', '主数据']} />
      <Facts
        facts={[
          {
            label: '对象',
            value: <PageLink className="link" to={to}>{`${one.name}（${one.key}）`}</PageLink>,
          },
          { label: '所在党组织', value: one.organizationName },
          {
            label: '组织关系',
            value: (
              <>
                {one.transfer && <Opened transfer={one.transfer} decided={one.decidedAt !== null} />}
                {!one.decidedAt && '采纳就是发起组织关系转接，对方接收之日名册才变'}
              </>
            ),
            wide: true,
            absent: !one.opensTransfer && !one.transfer,
          },
          { label: '生效日期', value: one.effectiveOn },
          {
            label: '来源',
            value: (
              <>
                第 {one.feedId} 批主数据，
                <When at={one.feedReceivedAt} />
              </>
            ),
          },
          { label: '决定人', value: one.decidedBy, absent: !one.decidedBy },
          { label: '说明', value: one.decidedBecause, wide: true, absent: !one.decidedBecause },
        ]}
      />
      {one.question && (
        <p className="said">
          {one.askedBy}问：{one.question}
        </p>
      )}
      {one.reply && (
        <p className="said">
          {one.repliedBy}答：{one.reply}
        </p>
      )}
    </div>
  )
}

/** The transfer by which it was accepted; one that was taken back left the difference to be decided again. */
const Opened = ({
  transfer,
  decided,
}: {
  transfer: NonNullable<Difference['transfer']>
  decided: boolean
}) => (
  <span className="row">
    <PageLink className="link" to={`/transfers/${transfer.id}`}>
      {decided ? '已发起转接' : '此前发起的转接'}
    </PageLink>
    <TransferState state={transfer.state} overdue={false} />
  </span>
)

/** The decision: ask, decline with a reason, or accept; a branch that was asked replies. */
export function Decide({
  difference: one,
  accept,
  done,
}: {
  difference: Difference
  accept: () => void
  done: () => void
}) {
  const may = useMay()
  const decline = useAct(call.masterData.differences.decline, {
    done: '不采纳，同样的情况不再提出',
    after: done,
  })
  const question = useAct(call.masterData.differences.ask, { done: '已询问党支部' })
  const reply = useAct(call.masterData.differences.reply, { done: '已答复' })
  const refuse = async () => {
    const reason = await askReason({ title: '不采纳的原因', submit: '不采纳' })
    if (reason) await decline.run({ id: one.id, reason })
  }
  const inquire = async () => {
    const text = await askReason({ title: '询问党支部', label: '请党支部核实什么', submit: '发出询问' })
    if (text) await question.run({ id: one.id, question: text })
  }
  const answer = async () => {
    const text = await askReason({ title: '答复询问', label: '核实的情况', submit: '答复' })
    if (text) await reply.run({ id: one.id, reply: text })
  }
  return (
    <>
      {may('masterData.reply') && one.status === 'asked' && (
        <button type="button" className="button" onClick={() => void answer()}>
          答复
        </button>
      )}
      {may('masterData.decide') && (
        <>
          <button type="button" className="button" onClick={() => void inquire()}>
            询问支部
          </button>
          <button type="button" className="button" onClick={() => void refuse()}>
            不采纳
          </button>
        </>
      )}
      {(may('masterData.decide') || (one.opensTransfer && may('transfers.conduct'))) && (
        <button type="button" className="button primary" onClick={accept}>
          {one.opensTransfer ? '采纳并发起转接' : '采纳'}
        </button>
      )}
    </>
  )
}

type Accepting = { difference: Difference; close: () => void; done: () => void }

/** A member's move opens a transfer; everything else is done at once. */
export function Accept(props: Accepting) {
  const { difference: one, close } = props
  if (!one.opensTransfer) return <AcceptAtOnce {...props} />
  const move = {
    differenceId: one.id,
    personId: one.subjectId,
    personName: one.name,
    fromName: one.registerText ?? '无',
    toId: one.toId,
    toName: one.masterText ?? '主数据没有写明',
    effectiveOn: one.effectiveOn,
  }
  return <MoveDialog move={move} onClose={close} />
}

/** What will be done, from which day, and why; where the master data does not say what happened, somebody must. */
function AcceptAtOnce({ difference: one, close, done }: Accepting) {
  const accept = useAct(call.masterData.differences.accept, { done: '已采纳并办理', after: done })
  const fields: Field[] = [
    ...(one.choices.length > 0
      ? [
          {
            kind: 'choice' as const,
            name: 'as',
            label: '办理为',
            required: true,
            options: one.choices.map(({ key, title }) => ({ value: key, label: title })),
          },
        ]
      : []),
    { kind: 'day', name: 'effectiveOn', label: '生效日期', required: true },
    {
      kind: 'words',
      name: 'reason',
      label: '依据',
      maximum: 500,
      hint: '可不填；会写入历史记录。',
      wide: true,
    },
  ]
  const said = `${one.title}“${one.registerText ?? '无'}”改为“${one.masterText ?? '无'}”`
  return (
    <FormDialog
      title={`采纳：${one.name} · ${one.kindName}`}
      fields={fields}
      start={{
        effectiveOn: one.effectiveOn,
        as: one.choices.length === 1 ? one.choices[0]?.key : undefined,
      }}
      submitWord="采纳并办理"
      notice={
        one.kind === 'missing'
          ? '主数据中已没有这条记录。请说明实际情况，名册按此办理。'
          : `按主数据办理：${said}。`
      }
      onSubmit={({ as, effectiveOn, reason }) =>
        accept.send({
          id: one.id,
          as: as ? String(as) : undefined,
          effectiveOn: String(effectiveOn),
          reason: reason ? String(reason) : undefined,
        })
      }
      onClose={close}
    />
  )
}
