import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { addressHere } from '#web/ground.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { When } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { UseState } from './seal-state.tsx'
import { UseActs } from './use-acts.tsx'
import './seals.css'

type Stamped = { id: number; title: string; status: string; own: boolean }

/** 用印 on the page of a document: which seals were asked for, and asking for one. */
export function DocumentSeals({ document }: { document: Stamped }) {
  const may = useMay()
  const [applying, setApplying] = useState(false)
  const reads = may('seals.read')
  const query = useQuery(
    ask.seals.uses.list.queryOptions({
      input: { documentId: document.id, size: 50 },
      enabled: reads,
      // A stamp takes seconds: until it is there, it is looked for.
      refetchInterval: ({ state }) =>
        state.data?.rows.some(({ status }) => status === 'approved') ? 2000 : false,
    }),
  )
  if (!reads || document.status === 'draft') return null
  const apply = document.own && document.status === 'issued' && may('seals.apply') && (
    <button type="button" className="button" onClick={() => setApplying(true)}>
      <Icon name="seal" />
      申请用印
    </button>
  )
  return (
    <Panel title="用印" extra={apply}>
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">还没有申请用印。</p>
          ) : (
            <ul className="seal-lines">
              {rows.map((use) => (
                <li key={use.id}>
                  <span className="grow">
                    <b>{use.sealName}</b>
                    <br />
                    <small className="muted">
                      {use.appliedBy}申请，
                      <When at={use.stampedAt ?? use.appliedAt} />
                    </small>
                    {use.status === 'stamped' && use.verificationCode && (
                      <>
                        <br />
                        <a className="link" href={addressHere(`/verify/${use.verificationCode}`)}>
                          公开验真页
                        </a>
                      </>
                    )}
                  </span>
                  <UseState use={use} />
                  <UseActs use={use} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {query.data?.rows.some(({ status }) => status === 'stamped') && (
        <p className="muted">版面就是盖了章的 PDF，末页下方有验真的二维码。</p>
      )}
      {applying && <ApplyDialog document={document} onClose={() => setApplying(false)} />}
    </Panel>
  )
}

const fields: Field[] = [
  {
    kind: 'words',
    name: 'reason',
    label: '用印事由',
    required: true,
    maximum: 500,
    placeholder: '例如：报送院党委',
  },
]

function ApplyDialog({ document, onClose }: { document: Stamped; onClose: () => void }) {
  const fitting = useQuery(ask.seals.uses.fitting.queryOptions({ input: { id: document.id } }))
  const [left, setLeft] = useState<Set<number>>(new Set())
  const apply = useAct(call.seals.uses.apply, { done: '已申请，请等待审批' })
  const free = (fitting.data ?? []).filter(({ whyNot }) => whyNot === null)
  const chosen = free.filter(({ id }) => !left.has(id)).map(({ id }) => id)
  const form = useForm(fields, {}, async ({ reason }) => {
    await apply.send({ documentId: document.id, sealIds: chosen, reason: String(reason) })
    onClose()
  })
  const toggle = (id: number) =>
    setLeft((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id])))
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button
        type="button"
        className="button primary"
        disabled={form.busy || chosen.length === 0}
        onClick={() => void form.send()}
      >
        {form.busy ? '正在提交……' : '申请用印'}
      </button>
    </>
  )
  return (
    <Dialog open title="申请用印" onClose={onClose} foot={foot}>
      <div className="stack">
        <Answered query={fitting}>
          {(seals) =>
            seals.length === 0 ? (
              <Empty title="发文机关还没有印章" icon="seal">
                请联系上级党委制发电子印章。
              </Empty>
            ) : (
              <fieldset className="seal-choices">
                <legend className="unseen">印章</legend>
                {seals.map(({ id, name, keeperName, whyNot }) => (
                  <label key={id}>
                    <input
                      type="checkbox"
                      checked={whyNot === null && !left.has(id)}
                      disabled={whyNot !== null}
                      onChange={() => toggle(id)}
                    />
                    <span>
                      {name}
                      <small>{whyNot ?? `保管人：${keeperName ?? '未登记'}`}</small>
                    </span>
                  </label>
                ))}
              </fieldset>
            )
          }
        </Answered>
        <FormFields
          fields={fields}
          values={form.values}
          change={form.change}
          draft={form.draft}
          faults={form.faults}
        />
        <RefusalNotice error={form.error} retry={form.retry} />
      </div>
    </Dialog>
  )
}
