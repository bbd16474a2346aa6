import { type ReactNode, useState } from 'react'
import { type MaskedField, maskedFields } from '#basics/masks.ts'
import { degreeName } from '#basics/standards/degree.ts'
import { educationName } from '#basics/standards/education.ts'
import { ethnicityName } from '#basics/standards/ethnicity.ts'
import { genderName } from '#basics/standards/gender.ts'
import { call } from '#web/call.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { type Fact, Facts, Masked, RareName } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { type CorrectableField, correctable } from '../changes/rules.ts'
import { employmentNames, membershipNames, occupationNames, politicalStatusNames } from '../rules.ts'
import { isMemberStatus } from '../standings/rules.ts'
import { CorrectionDialog } from './correction-dialog.tsx'

export type PersonRecord = Awaited<ReturnType<typeof call.people.get>>

/** The facts by subject; a pen beside each that may be corrected. `fixed`: as of another day, nothing is. */
export function PersonFacts({ person, fixed }: { person: PersonRecord; fixed: boolean }) {
  const may = useMay()
  const [field, setField] = useState<CorrectableField | null>(null)
  const pen = may('people.correct') && !fixed ? setField : null
  return (
    <>
      {factGroups(person, sealedFacts(person, may('people.reveal') && revealWithReason(person))).map(
        ({ title, facts }) => (
          <Panel key={title} title={title}>
            <Facts facts={facts.map((fact) => withPen(fact, pen))} least={300} />
          </Panel>
        ),
      )}
      {field && <CorrectionDialog person={person} field={field} onClose={() => setField(null)} />}
    </>
  )
}

export type NamedFact = { field?: CorrectableField; label?: string; value: ReactNode; wide?: boolean }
export type Sealed = Record<MaskedField, ReactNode>

/** What is known of a person, in the order of the register's card (信息采集 2017). */
export function factGroups(person: PersonRecord, sealed: Sealed): { title: string; facts: NamedFact[] }[] {
  return [
    {
      title: '个人信息',
      facts: [
        { field: 'name', value: <RareName name={person.name} /> },
        { field: 'gender', value: genderName(person.gender) },
        { field: 'ethnicity', value: ethnicityName(person.ethnicity) },
        { field: 'birthDate', value: person.birthDate },
        { field: 'identityNumber', value: sealed.identityNumber },
        { field: 'phone', value: sealed.phone },
        { field: 'nativePlace', value: person.nativePlace },
        { field: 'homeAddress', value: sealed.homeAddress, wide: true },
      ],
    },
    {
      title: '党籍',
      facts: [
        // Who is a member became one by an act of the branch; only the others may be corrected.
        isMemberStatus(person.politicalStatus)
          ? { label: '政治面貌', value: politicalStatusNames[person.politicalStatus] }
          : { field: 'politicalStatus', value: politicalStatusNames[person.politicalStatus] },
        { label: '党籍状态', value: membershipNames[person.membership] },
        { field: 'joinedOn', value: person.joinedOn },
        { field: 'becameFullOn', value: person.becameFullOn },
        { label: '所在党组织', value: person.organizationName },
        { label: '党小组', value: person.groupName },
      ],
    },
    {
      title: '学历与工作',
      facts: [
        { field: 'education', value: educationName(person.education) },
        { field: 'degree', value: person.degree && degreeName(person.degree) },
        { field: 'workStartedOn', value: person.workStartedOn },
        { field: 'occupation', value: occupationNames[person.occupation] },
        { field: 'employment', value: employmentNames[person.employment] },
        { label: '工号', value: person.employeeNo },
      ],
    },
  ]
}

type Reveal = (field: MaskedField) => Promise<string | null>

/** What is kept sealed, shown masked, with an eye for those entitled: seeing the whole leaves an audit line. */
export function sealedFacts(person: PersonRecord, reveal: Reveal | false): Sealed {
  const masked = (field: MaskedField) => (
    <Masked
      value={person[field]}
      what={correctable[field].title}
      reveal={reveal ? () => reveal(field) : undefined}
    />
  )
  return Object.fromEntries(maskedFields.map((field) => [field, masked(field)])) as Sealed
}

/** Of somebody else it is asked why. */
const revealWithReason =
  (person: PersonRecord): Reveal =>
  async (field) => {
    const what = correctable[field].title
    const reason = await askReason({
      title: `查看完整${what}`,
      words: `查看${person.name}的完整${what}会留下记录：谁、何时、为什么。半分钟后自动隐藏。`,
      submit: '查看',
    })
    if (!reason) return null
    return (await call.people.reveal({ id: person.id, field, reason })).value
  }

/** A fact with its label, and the pen that opens its correction. */
export function withPen(
  { field, label, value, wide }: NamedFact,
  open: ((field: CorrectableField) => void) | null,
  act = '更正',
): Fact {
  const title = label ?? (field ? correctable[field].title : '')
  if (!field || !open) return { label: title, value, wide }
  return {
    label: title,
    wide,
    value: (
      <span className="fact-with-pen">
        {value ?? <span className="unknown">未登记</span>}
        <button
          type="button"
          aria-label={`${act}${title}`}
          title={`${act}${title}`}
          onClick={() => open(field)}
        >
          <Icon name="pen" size={16} />
        </button>
      </span>
    ),
  }
}
