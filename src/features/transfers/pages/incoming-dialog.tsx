import { useState } from 'react'
import { Sheet } from '#features/elections/pages/sheet.tsx'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { shownRefusal } from '#web/kit/refusal.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { letterFields, letterOf, whoFields } from './incoming-fields.ts'
import './transfers.css'

/** 登记院外来信: who comes, what stands in the letter, and the branch that takes the member in. */
export function IncomingDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const { nodes } = useOrganizations()
  const [isNew, setNew] = useState(false)
  const [known, setKnown] = useState<string | null>(null)
  const enter = useAct(call.transfers.incoming.enter, {
    done: '已登记',
    after: ({ id }) => go(`/transfers/${id}`),
  })
  const fields = [...whoFields(isNew), ...letterFields(nodes)]
  const form = useForm(fields, { days: 30, status: 'fullMember' }, async (values) => {
    setKnown(null)
    await enter.send(letterOf(values, isNew)).catch((refused: unknown) => {
      setKnown(knownNumber(refused))
      throw refused
    })
  })
  const takeKnown = () => {
    form.change({ employeeNo: known ?? undefined, identityNumber: undefined })
    setNew(false)
    setKnown(null)
  }
  return (
    <Sheet
      title="登记院外来信"
      submitWord="登记"
      width={720}
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.send()}
      onClose={onClose}
    >
      <Notice>登记后由本党委接收，自接收之日计入本单位党员；扫描件在打开的页面上附上。</Notice>
      <fieldset className="transfer-goal">
        <legend>此人</legend>
        <div className="row">
          <label>
            <input type="radio" name="who" checked={!isNew} onChange={() => setNew(false)} />
            已在名册中
          </label>
          <label>
            <input type="radio" name="who" checked={isNew} onChange={() => setNew(true)} />
            名册中没有，按来信新登记
          </label>
        </div>
      </fieldset>
      {known && (
        <Notice kind="warning">
          名册中已有此人，工号 {known}。
          <button type="button" className="link" onClick={takeKnown}>
            按此人登记
          </button>
        </Notice>
      )}
      <FormFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        change={form.change}
        draft={form.draft}
      />
    </Sheet>
  )
}

/** The 工号 of whoever is there already, when that is why it was refused. */
function knownNumber(refused: unknown): string | null {
  if (shownRefusal(refused).code !== 'incoming-known') return null
  const { data } = refused as { data?: { facts?: { employeeNo?: string } } }
  return data?.facts?.employeeNo ?? null
}
