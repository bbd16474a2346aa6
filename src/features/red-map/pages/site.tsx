import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { ShareButton } from '#web/kit/share-button.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { kindNames, provinceNames, type SiteValues, themeNames } from '../rules.ts'
import { MapHelp } from './help.tsx'
import { LinkPanel } from './link-panel.tsx'
import { Cover } from './marks.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { RelatedMaterials } from './related-materials.tsx'
import './red-map.css'

export type Site = Awaited<ReturnType<typeof call.redMap.sites.get>>

const valuesOf = (site: Site): SiteValues => ({
  ...site,
  sourceTitle: site.source.title,
  sourceAddress: site.source.address,
  location: site.location?.text ?? null,
  url: site.link?.url ?? null,
})

/** A red site: what it is, who says so, and how one gets there from this network. */
export default function SitePage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.redMap.sites.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.name)
  return (
    <>
      <PageHelp>
        <MapHelp />
      </PageHelp>
      <PageHeader actions={query.data && <SiteActs site={query.data} />} />
      <Answered query={query}>{(site) => <Shown site={site} />}</Answered>
    </>
  )
}

function Shown({ site }: { site: Site }) {
  return (
    <div className="rm-site">
      <Panel>
        <div className="rm-site-head">
          <Cover id={site.id} />
          <div className="grow">
            <p className="rm-title">{site.name}</p>
            <p className="row">
              <Label tone="red">{kindNames[site.kind]}</Label>
              {site.themes.map((theme) => (
                <Label key={theme} tone="gold">
                  {themeNames[theme]}
                </Label>
              ))}
            </p>
          </div>
        </div>
        <h3>介绍摘要</h3>
        <p className="rm-introduction">{site.introduction}</p>
        <Facts
          facts={[
            { label: '省份', value: provinceNames[site.province] },
            { label: '所在地', value: site.place },
            {
              label: '详细位置',
              wide: true,
              value: site.location ? site.location.text : '出处没有写明',
            },
          ]}
        />
      </Panel>
      <LinkPanel site={site} />
      <RelatedMaterials siteId={site.id} />
      <Panel title="来源">
        <Facts
          least={600}
          facts={[
            { label: '收录依据', wide: true, value: <Source source={site.source} /> },
            {
              label: '位置依据',
              wide: true,
              absent: !site.location,
              value: site.location && <Source source={site.location.source} />,
            },
            {
              label: '网址依据',
              wide: true,
              absent: !site.link,
              value: site.link && <Source source={site.link.source} />,
            },
          ]}
        />
        <p className="muted">介绍为本平台撰写；事实以出处为准，出处网址未逐一核验。发现有误，请点“纠错”。</p>
      </Panel>
    </div>
  )
}

function Source({ source }: { source: Site['source'] }) {
  return (
    <>
      {source.title}
      <br />
      <span className="rm-address">{source.address}</span>
    </>
  )
}

function SiteActs({ site }: { site: Site }) {
  const may = useMay()
  const go = useGo()
  const [correcting, setCorrecting] = useState(false)
  const withdraw = useAct(call.redMap.sites.withdraw, { done: '已撤下', after: () => go('/red-map') })
  const takeOff = async () => {
    const reason = await askReason({ title: `从云图撤下“${site.name}”`, submit: '撤下', danger: true })
    if (reason) await withdraw.run({ id: site.id, reason })
  }
  return (
    <>
      <ShareButton title={site.name} />
      {may('redMap.keep') && (
        <button type="button" className="button" onClick={() => void takeOff()}>
          撤下
        </button>
      )}
      {may('redMap.propose') && (
        <button type="button" className="button primary" onClick={() => setCorrecting(true)}>
          纠错
        </button>
      )}
      {correcting && (
        <ProposeDialog site={{ id: site.id, values: valuesOf(site) }} onClose={() => setCorrecting(false)} />
      )}
    </>
  )
}
