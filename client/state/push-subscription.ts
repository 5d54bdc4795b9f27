import type { PushSubscriptionRequest } from '../../shared/contract/notices.ts';
import type { Locale } from '../../shared/site/localized-text.ts';

/** How pushes stand in this browser. `unable`: it has none, or no worker here that could show one. */
export type PushState =
  { readonly kind: 'unable' | 'denied' | 'off' } | { readonly kind: 'on'; readonly endpoint: string };

/** Asks nobody anything: only looks. */
export async function readPushState(window: Window): Promise<PushState> {
  const registration = await findRegistration(window);
  if (registration === null) return { kind: 'unable' };
  if (notificationOf(window)!.permission === 'denied') return { kind: 'denied' };
  const subscription = await registration.pushManager.getSubscription();
  return subscription === null ? { kind: 'off' } : { kind: 'on', endpoint: subscription.endpoint };
}

/** Asks whoever sits there, then their push service. Null: one of them said no. */
export async function subscribeToPush(
  window: Window,
  publicKey: string,
  locale: Locale,
): Promise<PushSubscriptionRequest | null> {
  const registration = await findRegistration(window);
  if (registration === null || (await notificationOf(window)!.requestPermission()) !== 'granted') return null;
  try {
    // One that was made for another key of the server's is of no use.
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    });
    const { endpoint, keys } = subscription.toJSON();
    if (!endpoint || !keys?.['p256dh'] || !keys['auth']) return null;
    return { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] }, locale };
  } catch {
    return null;
  }
}

export async function unsubscribeFromPush(window: Window): Promise<void> {
  const registration = await findRegistration(window);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

async function findRegistration(window: Window): Promise<ServiceWorkerRegistration | null> {
  const { serviceWorker } = window.navigator;
  // Not there where a page came by http from another machine.
  if (!serviceWorker || !notificationOf(window)) return null;
  const registration = await serviceWorker.getRegistration();
  return registration && 'pushManager' in registration ? registration : null;
}

function notificationOf(window: Window): typeof Notification | undefined {
  return (window as Window & { readonly Notification?: typeof Notification }).Notification;
}
