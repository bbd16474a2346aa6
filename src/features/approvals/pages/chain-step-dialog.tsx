import { useState } from 'react'
import { Dialog } from '#web/kit/dialog.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { type By, byNames, type Definition, endKey, type Step } from '../chains/rules.ts'
import { Choice, ConditionFields } from './chain-step-condition.tsx'

type Props = {
  step: Step
  definition: Definition
  /** Where it may go on: later steps only, so that every affair comes to its end. */
  behind: Step[]
  isNew: boolean
  save: (step: Step) => void
  close: () => void
}

/** One step: its name, who, how many must agree, how long, and when it is passed over. */
export function ChainStepDialog({ step: before, definition, behind, isNew, save, close }: Props) {
  const [step, setStep] = useState(before)
  const change = (more: Partial<Step>) => setStep({ ...step, ...more })
  return (
    <Dialog
      open
      title={isNew ? '加一道审批' : `修改“${before.name}”`}
      onClose={close}
      width={600}
      foot={
        <>
          <button type="button" className="button" onClick={close}>
            取消
          </button>
          <button
            type="button"
            className="button primary"
            disabled={step.name.trim() === ''}
            onClick={() => save(withoutEmpty(step))}
          >
            确定
          </button>
        </>
      }
    >
      <div className="form-dialog">
        <label>
          步骤名称
          <input
            className="input"
            value={step.name}
            maxLength={40}
            onChange={(event) => change({ name: event.target.value })}
          />
        </label>
        <Seats by={step.by} change={(by) => change({ by })} />
        <label>
          几方承办时
          <select
            className="input"
            value={step.mode}
            onChange={(event) => change({ mode: event.target.value === 'all' ? 'all' : 'one' })}
          >
            <option value="one">或签：一方同意即可</option>
            <option value="all">会签：都要同意</option>
          </select>
        </label>
        <label>
          时限（工作日，不填为不限）
          <input
            className="input"
            type="number"
            min={1}
            max={250}
            value={step.dueDays ?? ''}
            onChange={(event) =>
              change({ dueDays: event.target.value ? Number(event.target.value) : undefined })
            }
          />
        </label>
        {!step.locked && (
          <ConditionFields
            fields={definition.fields}
            onlyIf={step.onlyIf}
            change={(onlyIf) => change({ onlyIf })}
          />
        )}
        <NextField next={step.next} behind={behind} change={(next) => change({ next })} />
        {step.kind === 'approve' && (
          <Yes
            label="可以批量同意"
            checked={step.harmless ?? false}
            change={(harmless) => change({ harmless })}
          />
        )}
        {step.kind === 'approve' && (
          <Yes
            label="可以用短信办理（承办人须先实名同意）"
            checked={step.sms ?? false}
            change={(sms) => change({ sms })}
          />
        )}
      </div>
    </Dialog>
  )
}

function Yes({
  label,
  checked,
  change,
}: {
  label: string
  checked: boolean
  change: (checked: true | undefined) => void
}) {
  return (
    <label className="row">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => change(event.target.checked || undefined)}
      />
      {label}
    </label>
  )
}

/** 办完后: with the next step, with a later one, or at the end. */
function NextField({
  next,
  behind,
  change,
}: {
  next: string | undefined
  behind: Step[]
  change: (next: string | undefined) => void
}) {
  const [usual, ...later] = behind
  return (
    <label>
      办完后
      <select
        className="input"
        value={next === usual?.key ? '' : (next ?? '')}
        onChange={(event) => change(event.target.value || undefined)}
      >
        <option value="">接着办下一步</option>
        {later.map(({ key, name }) => (
          <option key={key} value={key}>
            直接到“{name}”
          </option>
        ))}
        {behind.length > 0 && <option value={endKey}>直接结束</option>}
      </select>
      <small className="muted">与“什么时候需要这一步”合用，可以让满足条件的事项走另一条路。</small>
    </label>
  )
}

/** Keys without a value are left out, so that an unchanged chain stays the same. */
const withoutEmpty = (step: Step): Step =>
  Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined)) as Step

function Seats({ by, change }: { by: By[]; change: (by: By[]) => void }) {
  const set = (at: number, seat: By) => change(by.with(at, seat))
  return (
    <fieldset className="choice-list">
      <legend>由谁承办</legend>
      <ul className="chain-seats">
        {by.map((seat, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: seats have no names of their own
          <li key={at}>
            <Choice
              label="级别"
              names={byNames.at}
              value={seat.at}
              pick={(level) => set(at, { ...seat, at: level })}
            />
            <Choice
              label="角色"
              names={byNames.role}
              value={seat.role}
              pick={(role) => set(at, roleOf(seat, role))}
            />
            {seat.role !== 'politicalWorkDepartment' && (
              <Choice
                label="职务"
                names={{ '': '不限职务', ...byNames.post }}
                value={seat.post ?? ''}
                pick={(post) => set(at, postOf(seat, post))}
              />
            )}
            <label>
              <input
                type="checkbox"
                checked={seat.everyone ?? false}
                onChange={(event) => set(at, everyoneOf(seat, event.target.checked))}
              />
              每人一份
            </label>
            {by.length > 1 && (
              <button type="button" className="link" onClick={() => change(by.toSpliced(at, 1))}>
                去掉
              </button>
            )}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="link"
        onClick={() => change([...by, { role: 'politicalWorkDepartment', at: 'top' }])}
      >
        <Icon name="plus" size={16} />
        再加一方
      </button>
    </fieldset>
  )
}

const roleOf = ({ at, everyone }: By, role: By['role']): By => ({
  role,
  at: role === 'branch' ? 'own' : at,
  ...(everyone && { everyone }),
})
const postOf = ({ post: _post, ...seat }: By, post: '' | NonNullable<By['post']>): By =>
  post === '' ? seat : { ...seat, post }
const everyoneOf = ({ everyone: _everyone, ...seat }: By, everyone: boolean): By =>
  everyone ? { ...seat, everyone } : seat
