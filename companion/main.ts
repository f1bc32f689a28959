// Services that were set up before there was a `main.js` begin here.
import './main.js';
