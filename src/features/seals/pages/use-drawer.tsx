import { Dialog } from '#web/kit/dialog.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Timeline, type TimelineEntry } from '#web/kit/timeline.tsx'
import { type Use, UseState } from './seal-state.tsx'

/** One line of the register in full: who, when, why, and the digest of what was stamped. */
export function UseDrawer({ use, onClose }: { use: Use; onClose: () => void }) {
  return (
    <Dialog open drawer title="用印登记" onClose={onClose}>
      <div className="stack">
        <Facts
          facts={[
            {
              label: '公文',
              value: <PageLink to={`/documents/${use.documentId}`}>{use.documentTitle}</PageLink>,
              wide: true,
            },
            { label: '发文字号', value: use.documentNumber, absent: !use.documentNumber },
            { label: '状态', value: <UseState use={use} /> },
            { label: '印章', value: use.sealName, wide: true },
            { label: '事由', value: use.reason, wide: true },
            {
              label: '文件摘要',
              value: <span className="number seal-print">{use.stampedDigest}</span>,
              absent: !use.stampedDigest,
              wide: true,
            },
          ]}
        />
        <Timeline entries={stepsOf(use)} />
      </div>
    </Dialog>
  )
}

function stepsOf(use: Use): TimelineEntry[] {
  const steps: (TimelineEntry | false)[] = [
    { key: 'applied', title: `${use.appliedBy}申请用印`, at: use.appliedAt },
    use.approvedAt !== null && {
      key: 'approved',
      title: `${use.approvedBy}批准`,
      note: use.basis ?? undefined,
      at: use.approvedAt,
      tone: 'good',
    },
    use.declinedBecause !== null && {
      key: 'declined',
      title: `${use.declinedBy}不同意`,
      at: null,
      tone: 'bad',
      children: use.declinedBecause,
    },
    use.late && {
      key: 'late',
      title: '盖章没有完成',
      note: `已尝试 ${use.attempts} 次，平台每五分钟再试一次`,
      at: null,
      tone: 'warning',
    },
    use.stoppedBecause !== null && {
      key: 'stopped',
      title: '盖章终止',
      at: null,
      tone: 'bad',
      children: use.stoppedBecause,
    },
    use.stampedAt !== null && { key: 'stamped', title: '已盖章并签名', at: use.stampedAt, tone: 'good' },
    use.revokedAt !== null && {
      key: 'revoked',
      title: `${use.revokedBy}撤销`,
      at: use.revokedAt,
      tone: 'bad',
      children: use.revokedBecause,
    },
  ]
  return steps.filter((one) => one !== false)
}
