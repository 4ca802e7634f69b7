<?php

return [
    'origin' => env('PORTICO_ORIGIN'),
    'portal_id' => env('PORTICO_PORTAL_ID'),
    'secret_key' => env('PORTICO_SECRET_KEY'),
    // Only if the portal identifies customers by ID, such as Cashier's stripe_id.
    'customer_id_attribute' => env('PORTICO_CUSTOMER_ID_ATTRIBUTE'),
];
