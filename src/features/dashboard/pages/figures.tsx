import { addressOf } from '#web/kit/address.ts'
import { FigureBand, type FigureProps } from '#web/kit/figure.tsx'
import { behind, listOf, membersIn, type Shown, shareOf } from './shown.ts'

/** The large numbers of an organization: how many, and who they are. */
export function Figures({ shown }: { shown: Shown }) {
  return <FigureBand figures={figuresOf(shown)} />
}

function figuresOf(shown: Shown): FigureProps[] {
  const { id } = shown.organization
  const { total } = shown.figures
  const probationary = membersIn(shown, 'status', 'probationaryMember')
  const upTo35 = membersIn(shown, 'age', 'upTo30') + membersIn(shown, 'age', '31-35')
  const part = (label: string, value: number, to: string): FigureProps => ({
    label,
    value,
    unit: '人',
    note: `占 ${shareOf(value, total)}`,
    to,
  })
  return [
    {
      label: '党员',
      value: total,
      unit: '人',
      note: `正式 ${count(total - probationary)} · 预备 ${count(probationary)}`,
      to: listOf(id),
    },
    part('女党员', membersIn(shown, 'gender', 'female'), behind(id, 'gender', 'female')),
    part('少数民族', membersIn(shown, 'nation', 'minority'), behind(id, 'nation', 'minority')),
    part('35岁及以下', upTo35, listOf(id, { ageTo: 35 })),
    part('大专及以上', membersIn(shown, 'college', 'yes'), behind(id, 'college', 'yes')),
    ...organizations(shown),
  ]
}

const count = (n: number) => n.toLocaleString('zh-CN')

/** A branch has no organizations below; its retired members say more. */
function organizations({ organization: { id }, organizations, children, figures }: Shown): FigureProps[] {
  if (children.length === 0) {
    const retired = figures.by.occupation?.retired ?? 0
    return [
      {
        label: '离退休',
        value: retired,
        unit: '人',
        note: `占 ${shareOf(retired, figures.total)}`,
        to: behind(id, 'occupation', 'retired'),
      },
    ]
  }
  const { committees, generalBranches, branches } = organizations
  return [
    {
      label: '党支部',
      value: branches,
      unit: '个',
      note: `党委 ${committees} · 党总支 ${generalBranches}`,
      to: addressOf('/organizations', {
        organizationId: id,
        kinds: ['branch', 'jointBranch', 'temporaryBranch'],
      }),
    },
  ]
}
