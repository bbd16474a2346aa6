import { useDeferredValue, useState } from 'react'
import { call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { today } from '#web/kit/today.ts'
import { isShortened, sealForm } from '../rules.ts'
import { type Keeper, KeeperDialog } from './keeper-dialog.tsx'
import { useFullName, useTree } from './organizations.ts'

/** 制发印章: for whom, which words, kept by whom; the seal is seen while one writes. */
export function MakeDialog({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const nodes = useTree()
  const fullName = useFullName()
  const [keeper, setKeeper] = useState<Keeper | null>(null)
  const [picking, setPicking] = useState(false)
  const make = useAct(call.seals.make, {
    done: '印章已制发',
    after: ({ id }) => {
      onClose()
      go(`/seals/${id}`)
    },
  })
  const form = useForm(fieldsFor(nodes), { diameter: '42', madeOn: today() }, async (values) => {
    if (!keeper) setPicking(true)
    else await make.send(inputOf(values, keeper))
  })
  const change = (next: Values) => {
    const name = typeof next.organizationId === 'number' ? fullName(next.organizationId) : undefined
    if ('organizationId' in next) setKeeper(null)
    form.change(name ? { ...next, inscription: name } : next)
  }
  const organizationId = Number(form.values.organizationId) || 0
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        取消
      </button>
      <button type="button" className="button primary" disabled={form.busy} onClick={() => void form.send()}>
        {form.busy ? '正在提交……' : keeper ? '制发' : '选择保管人'}
      </button>
    </>
  )
  return (
    <>
      <Dialog open title="制发印章" onClose={onClose} foot={foot} width={760}>
        <div className="seal-making">
          <Preview wished={wishedOf(form.values, fullName(organizationId))} />
          <div className="stack">
            <FormFields fields={fieldsFor(nodes)} values={form.values} change={change} faults={form.faults} />
            {keeper && (
              <p>
                保管人：<b>{keeper.name}</b>
                <button type="button" className="link" onClick={() => setPicking(true)}>
                  更换
                </button>
              </p>
            )}
            <RefusalNotice error={form.error} retry={form.retry} />
          </div>
        </div>
      </Dialog>
      {picking && (
        <KeeperDialog
          organizationId={organizationId}
          onPick={(one) => {
            setKeeper(one)
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}

const inputOf = (values: Values, keeper: Keeper) => ({
  organizationId: Number(values.organizationId),
  inscription: String(values.inscription),
  line: values.line ? String(values.line) : null,
  diameter: Number(values.diameter),
  keeperId: keeper.id,
  madeOn: String(values.madeOn),
  reason: String(values.reason),
})

const fieldsFor = (nodes: ReturnType<typeof useTree>): Field[] => [
  {
    kind: 'organization',
    name: 'organizationId',
    label: '党组织',
    required: true,
    nodes,
    wide: true,
  },
  {
    kind: 'text',
    name: 'inscription',
    label: '印文',
    required: true,
    maximum: sealForm.mostCharacters,
    wide: true,
    hint: '党组织全称；过长的可省略其中一些字，不能改字。',
  },
  {
    kind: 'text',
    name: 'line',
    label: '专用章名',
    maximum: sealForm.mostLineCharacters,
    hint: '公章不填；专用章如“党费专用章”。',
  },
  {
    kind: 'choice',
    name: 'diameter',
    label: '直径',
    required: true,
    options: sealForm.diameters.map((value) => ({ value: String(value), label: `${value} 毫米` })),
  },
  { kind: 'day', name: 'madeOn', label: '制发日期', required: true, until: today() },
  {
    kind: 'words',
    name: 'reason',
    label: '制发依据',
    required: true,
    maximum: 500,
    placeholder: '例如：院党委关于成立支部的批复',
  },
]

type Wished = { organizationId: number; inscription: string; line: string }

/** What can be drawn of the form so far; null while the words are not yet those of a seal. */
function wishedOf({ organizationId, inscription, line }: Values, name: string | undefined): Wished | null {
  const text = String(inscription ?? '').trim()
  const below = String(line ?? '').trim()
  const fits = name !== undefined && text.length >= sealForm.leastCharacters && isShortened(text, name)
  return fits ? { organizationId: Number(organizationId), inscription: text, line: below } : null
}

/** The seal as it will be. */
function Preview({ wished }: { wished: Wished | null }) {
  const shown = useDeferredValue(wished)
  const [failed, setFailed] = useState('')
  const address = shown && fileAddress('/seal-previews', { ...shown, line: lineOf(shown) })
  if (!address || failed === address)
    return <div className="seal-picture empty">{address ? '有的字不能刻制' : '选择党组织后显示印模'}</div>
  return (
    <div className="seal-picture">
      <img src={address} alt={`印模：${shown.inscription}`} onError={() => setFailed(address)} />
    </div>
  )
}
const lineOf = ({ line }: Wished) => (line.length > 1 ? line : undefined)
