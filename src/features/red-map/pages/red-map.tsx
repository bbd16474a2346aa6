import { useState } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { useMay } from '#web/session.ts'
import { Cloud } from './cloud.tsx'
import { Desk } from './desk.tsx'
import { MapHelp } from './help.tsx'
import { LinkDesk } from './link-desk.tsx'
import { OwnProposals } from './own-proposals.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { SiteList } from './site-list.tsx'
import './red-map.css'

/** Where proposals are decided; on the extranet, where none are, the links alone. */
function deskFor(may: ReturnType<typeof useMay>) {
  if (may('redMap.keep')) return [{ key: 'desk', title: '推荐处理', show: () => <Desk /> }]
  return may('redMap.links') ? [{ key: 'links', title: '链接检查', show: () => <LinkDesk /> }] : []
}

/** 红色云图: the map, the same as a list, what one has proposed, and the desk that decides. */
export default function RedMap() {
  const may = useMay()
  const [proposing, setProposing] = useState(false)
  const tabs = [
    { key: 'map', title: '云图', show: () => <Cloud /> },
    { key: 'list', title: '列表', show: () => <SiteList /> },
    ...(may('redMap.propose') ? [{ key: 'own', title: '我的推荐', show: () => <OwnProposals /> }] : []),
    ...deskFor(may),
  ]
  return (
    <>
      <PageHelp>
        <MapHelp />
      </PageHelp>
      <PageHeader
        actions={
          may('redMap.propose') && (
            <button type="button" className="button primary" onClick={() => setProposing(true)}>
              <Icon name="plus" />
              推荐场馆
            </button>
          )
        }
      />
      <Tabs tabs={tabs} label="红色云图" />
      {proposing && <ProposeDialog onClose={() => setProposing(false)} />}
    </>
  )
}
