import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { type Circle, circleNames, circles } from '../rules.ts'

/** 请人演练: from which organization, which circle, whom of them. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { nodes } = useOrganizations()
  const [chosen, setChosen] = useState<number[]>([])
  const invite = useAct(call.practices.invite, {
    done: ({ told }) => (told > 0 ? `已发站内信给 ${told} 人` : '今天已经请过，不重复发送'),
  })
  const fields: Field[] = [
    { kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes },
    {
      kind: 'choice',
      name: 'circle',
      label: '范围',
      required: true,
      options: circles.map((value) => ({ value, label: circleNames[value] })),
    },
  ]
  const form = useForm(fields, { circle: circles[0] }, async () => {
    await invite.send({ personIds: chosen })
    onClose()
  })
  const { organizationId, circle } = form.values
  return (
    <Sheet
      title="请人演练"
      submitWord={chosen.length > 0 ? `发给 ${chosen.length} 人` : '发送'}
      width={640}
      busy={form.busy}
      blocked={chosen.length === 0}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <p className="muted">
        收到的人打开站内信就能开始。练不练由本人定：平台不记谁练了、练了多少，您也看不到。
      </p>
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={(values) => {
          setChosen([])
          form.change(values)
        }}
      />
      {organizationId !== undefined && (
        <Candidates
          organizationId={Number(organizationId)}
          circle={circle as Circle}
          chosen={chosen}
          choose={setChosen}
        />
      )}
    </Sheet>
  )
}

type Choosing = {
  organizationId: number
  circle: Circle
  chosen: number[]
  choose: (ids: number[]) => void
}

function Candidates({ organizationId, circle, chosen, choose }: Choosing) {
  const query = useQuery(ask.practices.candidates.queryOptions({ input: { organizationId, circle } }))
  return (
    <Answered query={query}>
      {(people) => {
        if (people.length === 0)
          return <Empty title="这里没有可以请的人">请换一个党组织，或者把“范围”改为“支部委员会成员”。</Empty>
        const all = people.map(({ personId }) => personId)
        const isAll = chosen.length === all.length
        return (
          <fieldset className="practice-candidates">
            <legend>人员</legend>
            <button type="button" className="button" onClick={() => choose(isAll ? [] : all)}>
              {isAll ? '全不选' : `全选 ${all.length} 人`}
            </button>
            {people.map(({ personId, name, posts }) => (
              <label key={personId}>
                <input
                  type="checkbox"
                  checked={chosen.includes(personId)}
                  onChange={({ target }) =>
                    choose(target.checked ? [...chosen, personId] : chosen.filter((id) => id !== personId))
                  }
                />
                <b>{name}</b>
                <span className="muted">{posts}</span>
              </label>
            ))}
          </fieldset>
        )
      }}
    </Answered>
  )
}
