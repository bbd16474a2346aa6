import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'

const fields: Field[] = [
  {
    kind: 'day',
    name: 'on',
    label: '收到申请书的日期',
    required: true,
    until: today(),
    hint: '一个月内派人谈话，从这一天算起。',
  },
  { kind: 'words', name: 'text', label: '说明', maximum: 2000, hint: '纸质申请书的份数等，可不填。' },
]

/** 登记入党申请: a written application handed in on paper; the file opens. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const [picked, pick] = useState<number | null>(null)
  const start = useAct(call.admissions.start, {
    done: '已登记入党申请',
    after: ({ id }) => go(`/admissions/${id}`),
  })
  const form = useForm(fields, { on: today() }, async (values) => {
    await start.send({
      personId: picked ?? 0,
      on: String(values.on),
      text: values.text ? String(values.text) : undefined,
    })
  })
  return (
    <Sheet
      title="登记入党申请"
      submitWord="登记"
      width={560}
      busy={form.busy}
      blocked={picked === null}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <PersonPick picked={picked} pick={pick} />
      <FormFields
        fields={fields}
        values={form.values}
        change={form.change}
        draft={form.draft}
        faults={form.faults}
      />
    </Sheet>
  )
}

/** Somebody who is no member yet, found by name. */
function PersonPick({ picked, pick }: { picked: number | null; pick: (id: number) => void }) {
  const [text, setText] = useState('')
  const { data } = useQuery(
    ask.people.list.queryOptions({
      input: {
        circle: 'others',
        politicalStatus: ['masses', 'leagueMember'],
        text: text || undefined,
        size: 12,
      },
    }),
  )
  return (
    <fieldset className="election-picking">
      <legend>申请人</legend>
      <input
        type="search"
        data-first
        aria-label="查找申请人"
        placeholder="姓名、拼音首字母或工号"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="admission-people" role="radiogroup" aria-label="申请人">
        {data?.rows.map((row) => (
          <label key={row.id}>
            <input type="radio" name="applicant" checked={picked === row.id} onChange={() => pick(row.id)} />
            <span>
              {row.name}
              <small className="muted">{row.organizationName}</small>
            </span>
          </label>
        ))}
        {data?.rows.length === 0 && <p className="muted">没有找到，请核对姓名。</p>}
      </div>
    </fieldset>
  )
}
