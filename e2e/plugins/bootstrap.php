<?php
/** Loads WordPress on the command line. Input and answer are JSON. The answer is between two bytes of value 1. */

$in   = json_decode( stream_get_contents( STDIN ), true );
$host = 'localhost:' . parse_url( getenv( 'SITE_URL' ), PHP_URL_PORT );

$_SERVER['HTTP_HOST']       = $host;
$_SERVER['SERVER_NAME']     = 'localhost';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = '/';

function answer( $value ) {
	echo "\1", json_encode( $value ), "\1";
}

require dirname( getenv( 'SITE_CONTENT' ), 2 ) . '/core/wp-load.php';
