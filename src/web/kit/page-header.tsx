import { lazy, type ReactNode, Suspense } from 'react'
import { ScanButton } from '../scan/scan-button.tsx'
import { useFrame, useTypeSize } from './device.ts'
import { HelpButton } from './help-button.tsx'
import { Icon } from './icon.tsx'
import { usePagePlace } from './page.tsx'
import { PageLink } from './page-link.tsx'
import { goBack } from './place.ts'
import './page-header.css'

const ReadAloud = lazy(() => import('./read-aloud.tsx'))

type Props = {
  /** What stands in the heading; the page's own title when left out. */
  title?: ReactNode
  /** A status or tag beside the heading. */
  beside?: ReactNode
  /** A line under the heading. */
  note?: ReactNode
  /** Buttons at the right; on the phone below the heading, one row that scrolls. */
  actions?: ReactNode
}

/** Breadcrumb, heading and the page's main acts; on the phone a bar with a way back. */
export function PageHeader(props: Props) {
  return useFrame() === 'phone' ? <PhoneBar {...props} /> : <DesktopHeader {...props} />
}

function DesktopHeader({ title, beside, note, actions }: Props) {
  const place = usePagePlace()
  return (
    <header className="page-header">
      <div className="grow">
        <nav aria-label="面包屑" className="crumbs">
          <ol>
            {place.crumbs.map((crumb) => (
              <li key={crumb.title}>
                {crumb.to ? <PageLink to={crumb.to}>{crumb.title}</PageLink> : crumb.title}
              </li>
            ))}
          </ol>
        </nav>
        <h1>
          {title ?? place.title}
          {beside}
        </h1>
        {note && <p>{note}</p>}
      </div>
      {actions && <div className="acts">{actions}</div>}
    </header>
  )
}

function PhoneBar({ title, beside, note, actions }: Props) {
  const place = usePagePlace()
  const elder = useTypeSize() === 'elder'
  return (
    <>
      <header className={place.root ? 'phone-bar root' : 'phone-bar'}>
        {!place.root && (
          <button type="button" aria-label="返回" onClick={() => goBack(place.parent)}>
            <Icon name="back" size={24} />
          </button>
        )}
        <h1>{title ?? place.title}</h1>
        {place.root && <ScanButton className="phone-tool" />}
        <Suspense>{elder && <ReadAloud className="phone-tool" />}</Suspense>
        <HelpButton className="phone-tool" />
      </header>
      {(beside || note || actions) && (
        <div className="phone-bar-below">
          {(beside || note) && (
            <p>
              {beside} {note}
            </p>
          )}
          {actions && <div className="acts">{actions}</div>}
        </div>
      )}
    </>
  )
}
