import {useEffect, useState} from 'preact/hooks';

/** The time, kept up to date so often (milliseconds); for what counts down. */
export function useNow(every: number): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
