/** Whether a person can see a window here. DEMO_HEADLESS=1 says no. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  if (environment.DEMO_HEADLESS === '1') return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}
