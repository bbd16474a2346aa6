import { type ReactNode, useState } from 'react'
import { remember, remembered } from '../kit/device.ts'
import { Header } from './header.tsx'
import { Menu } from './menu.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { OpenPages } from './open-pages-bar.tsx'
import { PracticeNotice } from './practice-notice.tsx'
import { StandInBanner } from './stand-in.tsx'
import './desktop.css'

/** The desktop: header, menu in groups at the left, tabs of the open pages, the page. */
export default function Desktop({ children }: { children: ReactNode }) {
  const [folded, setFolded] = useState(() => remembered('menu.folded', false))
  const fold = (next: boolean) => {
    remember('menu.folded', next)
    setFolded(next)
  }
  return (
    <div className="desktop" data-folded={folded || undefined}>
      <a className="skip" href="#main">
        跳到主要内容
      </a>
      <Header />
      <Menu folded={folded} fold={fold} />
      <div className="desktop-right">
        <OpenPages />
        <OfflineNotice />
        <PracticeNotice />
        <StandInBanner />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}
