import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { proveBy, queries } from './call.ts'
import { warmUp } from './frames/frame.tsx'
import { listenForInstall } from './install.ts'
import { Shell } from './shell.tsx'
import './theme/base.css'
import './theme/elder.css'

listenForInstall()
warmUp()
proveBy(() => import('./factors/step-up.tsx').then(({ prove }) => prove()))
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
)
