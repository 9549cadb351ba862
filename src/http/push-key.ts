/** The key that browsers subscribe with; null where this installation pushes nothing. */
export function pushKeyOf({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }: Env): string | null {
  return VAPID_PUBLIC_KEY && VAPID_PRIVATE_KEY ? VAPID_PUBLIC_KEY : null
}
