import { useQuery } from '@tanstack/react-query'
import { ask, fileAddress } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { Facts, RareName, When } from '#web/kit/facts.tsx'
import { usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { Timeline } from '#web/kit/timeline.tsx'
import { useMay } from '#web/session.ts'
import { SealActs } from './seal-acts.tsx'
import { type Seal, SealState } from './seal-state.tsx'
import { UseTable } from './use-list.tsx'
import './seals.css'

/** One seal: its picture, who keeps it, what it stamped. */
export default function SealPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.seals.get.queryOptions({ input: { id } }))
  const may = useMay()
  usePageTitle(query.data?.inscription)
  return (
    <>
      <PageHeader
        title={query.data?.inscription}
        note={query.data && (query.data.line ?? '公章')}
        beside={query.data && <SealState seal={query.data} />}
        actions={query.data && may('seals.keep') && <SealActs seal={query.data} />}
      />
      <Answered query={query}>
        {(seal) => (
          <div className="stack">
            {seal.whyNotUsable && <Notice kind="warning">{seal.whyNotUsable}</Notice>}
            <Head seal={seal} />
            <Tabs
              label="印章信息"
              tabs={[
                { key: 'uses', title: '用印登记', show: () => <UseTable sealId={seal.id} /> },
                { key: 'custodies', title: '保管交接', show: () => <Custodies seal={seal} /> },
              ]}
            />
          </div>
        )}
      </Answered>
    </>
  )
}

function Head({ seal }: { seal: Seal }) {
  const { certificate } = seal
  return (
    <Panel className="seal-head">
      <div className="seal-picture" data-out={seal.whyNotUsable ? '' : undefined}>
        <img
          src={fileAddress(`/seals/${seal.id}/picture`, { v: seal.picture ? 'picture' : 'drawn' })}
          alt={`印模：${seal.inscription}`}
        />
      </div>
      <div className="grow">
        <Facts
          facts={[
            {
              label: '党组织',
              value: (
                <PageLink to={`/organizations/${seal.organizationId}`}>{seal.organizationName}</PageLink>
              ),
              wide: true,
            },
            {
              label: '保管人',
              value: seal.keeperName && <RareName name={seal.keeperName} />,
              absent: !seal.keeperName,
            },
            { label: '直径', value: `${seal.diameter} 毫米${seal.picture ? '（上传的印模）' : ''}` },
            { label: '制发日期', value: `${seal.madeOn}，${seal.madeBy}经办` },
            { label: '制发依据', value: seal.madeBecause },
            { label: '已盖章', value: `${seal.stamped} 次` },
            {
              label: '最近用印',
              value: seal.usedAt && <When at={seal.usedAt} />,
              absent: !seal.usedAt,
            },
            {
              label: '数字证书',
              value: certificate
                ? `${certificate.origin === 'own' ? '平台签发' : '外部机构签发'}，有效期至 ${certificate.validUntil.slice(0, 10)}`
                : '首次盖章时由平台签发',
            },
            {
              label: '证书指纹',
              value: certificate && <Print text={certificate.thumbprint} />,
              absent: !certificate,
              wide: true,
            },
            {
              label: '销毁',
              value: seal.destroyedOn && `${seal.destroyedOn}，${seal.destroyedBecause}`,
              absent: !seal.destroyedOn,
              wide: true,
            },
          ]}
        />
      </div>
    </Panel>
  )
}

const Print = ({ text }: { text: string }) => (
  <span className="number seal-print">{text.match(/.{1,8}/g)?.join(' ')}</span>
)

function Custodies({ seal }: { seal: Seal }) {
  return (
    <Panel>
      <Timeline
        entries={seal.custodies.map((one) => ({
          key: `${one.fromOn}-${one.personId}`,
          title: <RareName name={one.personName} />,
          note: one.untilOn ? `${one.fromOn} 至 ${one.untilOn}` : `${one.fromOn} 起保管`,
          at: null,
          tone: one.untilOn ? 'quiet' : 'good',
          children: `${one.reason}（${one.recordedBy}登记）`,
        }))}
      />
    </Panel>
  )
}
